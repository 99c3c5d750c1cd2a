package asterism.configuration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The machine's time in the chain's zone; a clock of the same kind with a higher ranking takes its place. */
@Component(service = Clock.class, property = "asterism.clock=chain", configurationPid = "asterism.chain")
@Designate(ocd = ChainClock.Config.class)
public final class ChainClock extends Clock {
    /** How services find it. */
    static final String TARGET = "(asterism.clock=chain)";

    private final Clock clock;

    /** Where the chain is. */
    @ObjectClassDefinition(name = "Asterism chain")
    public @interface Config {
        /**
         * The chain's time zone.
         *
         * @return an id of the time zone database
         */
        @AttributeDefinition(
                name = "Time zone",
                description = "Zone of the chain, as Europe/Moscow: decides what now and yesterday are")
        String zone() default "Europe/Moscow";

        /**
         * What time it is when the clock starts, to see a schedule at work without waiting for its hour.
         *
         * @return local time, as 2026-11-24T02:29:50; empty for the machine's time
         */
        @AttributeDefinition(
                name = "Start",
                description = "Local time at which the clock starts, as 2026-11-24T02:29:50; empty: the machine's time",
                required = false)
        String start() default "";
    }

    /**
     * Wired by DS.
     *
     * @throws java.time.DateTimeException when there is no such zone, or the start is no time
     */
    @Activate
    public ChainClock(Config config) {
        this(config, Clock.systemUTC());
    }

    ChainClock(Config config, Clock machine) {
        ZoneId zone = ZoneId.of(config.zone());
        Clock local = machine.withZone(zone);
        clock = config.start().isEmpty() ? local : Clock.offset(local, ahead(config, machine, zone));
    }

    private static Duration ahead(Config config, Clock machine, ZoneId zone) {
        return Duration.between(
                machine.instant(), LocalDateTime.parse(config.start()).atZone(zone));
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return clock.withZone(zone);
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }
}
