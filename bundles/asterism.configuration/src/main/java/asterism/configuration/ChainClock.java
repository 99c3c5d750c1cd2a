package asterism.configuration;

import java.time.Clock;
import java.time.Instant;
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
    }

    /**
     * Wired by DS.
     *
     * @throws java.time.DateTimeException when there is no such zone
     */
    @Activate
    public ChainClock(Config config) {
        clock = Clock.system(ZoneId.of(config.zone()));
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
