package asterism.itest;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** The chain's clock, in the place of the product's: stands still until it is moved. Thread-safe. */
final class MovedClock extends Clock implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

    private final ServiceRegistration<Clock> registration;
    private volatile Instant now;

    private MovedClock(LocalDateTime start) {
        now = start.atZone(ZONE).toInstant();
        registration = FrameworkUtil.getBundle(MovedClock.class)
                .getBundleContext()
                .registerService(
                        Clock.class,
                        this,
                        FrameworkUtil.asDictionary(Map.of("asterism.clock", "chain", Constants.SERVICE_RANKING, 100)));
    }

    /** Puts a clock in place; before what goes by it is there. */
    static MovedClock at(LocalDateTime start) {
        return new MovedClock(start);
    }

    /** Moves it to a time, and tells which moment that is. */
    Instant moveTo(LocalDateTime time) {
        now = time.atZone(ZONE).toInstant();
        return now;
    }

    void moveBySeconds(long seconds) {
        now = now.plusSeconds(seconds);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the chain has one zone");
    }

    @Override
    public void close() {
        registration.unregister();
    }
}
