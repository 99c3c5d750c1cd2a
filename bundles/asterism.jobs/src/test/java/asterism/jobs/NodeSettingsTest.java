package asterism.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.storage.Database;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.util.converter.Converters;

class NodeSettingsTest {
    @Test
    void hasDefaultsThatWork() {
        Settings settings = settings(Map.of(), "/srv/a");
        assertThat(settings.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(settings.poll()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.node()).isEqualTo(settings(Map.of(), "/srv/a").node());
        assertThat(settings.node()).isNotEqualTo(settings(Map.of(), "/srv/b").node());
    }

    @Test
    void takesWhatIsGivenWithinBounds() {
        assertThat(settings(Map.of("threads", 3, "node", "left"), "/srv/a"))
                .returns(3, Settings::threads)
                .returns("left", Settings::node);
        assertThatThrownBy(() -> settings(Map.of("threads", 65), "/srv/a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("threads is 65");
    }

    private static Settings settings(Map<String, Object> values, String home) {
        ScheduledJobs.Config config =
                Converters.standardConverter().convert(values).to(ScheduledJobs.Config.class);
        return NodeSettings.of(config, Map.of(Database.HOME, home));
    }
}
