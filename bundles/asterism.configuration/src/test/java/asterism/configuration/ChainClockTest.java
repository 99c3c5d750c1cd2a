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
    void startsAtATimeThatIsConfiguredAndGoesOn() {
        Instant[] machine = {Instant.parse("2026-01-01T00:00:00Z")};
        Clock clock = new ChainClock(config(Map.of("start", "2026-11-24T02:29:50")), new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneId.of("UTC");
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return machine[0];
            }
        });
        assertThat(clock.instant()).isEqualTo("2026-11-23T23:29:50Z");
        machine[0] = machine[0].plusSeconds(15);
        assertThat(clock.instant()).isEqualTo("2026-11-23T23:30:05Z");
    }

    @Test
    void refusesAZoneThatThereIsNot() {
        assertThatThrownBy(() -> clock(Map.of("zone", "Moscow"))).isInstanceOf(DateTimeException.class);
    }

    private static Clock clock(Map<String, Object> properties) {
        return new ChainClock(config(properties));
    }

    private static ChainClock.Config config(Map<String, Object> properties) {
        return Converters.standardConverter().convert(properties).to(ChainClock.Config.class);
    }
}
