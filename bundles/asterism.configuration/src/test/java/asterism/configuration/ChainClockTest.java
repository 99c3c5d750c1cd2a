package asterism.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.util.converter.Converters;

class ChainClockTest {
    @Test
    void isInMoscowUnlessItIsConfigured() {
        assertThat(clock(Map.of()).getZone()).isEqualTo(ZoneId.of("Europe/Moscow"));
        assertThat(clock(Map.of("zone", "Asia/Omsk")).getZone()).isEqualTo(ZoneId.of("Asia/Omsk"));
        assertThat(clock(Map.of()).withZone(ZoneId.of("UTC")).getZone()).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void showsTheMachinesTime() {
        assertThat(Duration.between(Instant.now(), clock(Map.of()).instant())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void refusesAZoneThatThereIsNot() {
        assertThatThrownBy(() -> clock(Map.of("zone", "Moscow"))).isInstanceOf(DateTimeException.class);
    }

    private static Clock clock(Map<String, Object> properties) {
        return new ChainClock(Converters.standardConverter().convert(properties).to(ChainClock.Config.class));
    }
}
