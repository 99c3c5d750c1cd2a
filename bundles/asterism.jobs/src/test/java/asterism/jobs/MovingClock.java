package asterism.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Stands still until it is moved. */
final class MovingClock extends Clock {
    private final ZoneId zone;
    private volatile Instant now;

    MovingClock(String now, ZoneId zone) {
        this.zone = zone;
        this.now = ZonedDateTime.parse(now).toInstant();
    }

    void set(String time) {
        now = ZonedDateTime.parse(time).toInstant();
    }

    void move(Duration by) {
        now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
        return now;
    }
}
