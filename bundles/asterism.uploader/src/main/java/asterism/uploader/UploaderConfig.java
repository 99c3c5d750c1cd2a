package asterism.uploader;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How files are sent. */
@ObjectClassDefinition(name = "Asterism uploader")
public @interface UploaderConfig {
    /**
     * The key of passwords, property {@code .key}: the point keeps it out of the service registry.
     *
     * @return base64
     */
    @AttributeDefinition(
            name = "Key",
            type = AttributeType.PASSWORD,
            description = "Key of kept passwords, 32 bytes in base64; empty for a key file in the home directory")
    String _key() default "";

    /**
     * Parallel connections.
     *
     * @return at least 1
     */
    @AttributeDefinition(name = "Parallel connections", description = "Connections to one server at once, at most")
    int parallelConnections() default 2;

    /**
     * Bandwidth.
     *
     * @return 0 for no limit
     */
    @AttributeDefinition(name = "Bytes per second", description = "To one server, in bytes per second; 0: no limit")
    long bytesPerSecond() default 0;

    /**
     * Attempts.
     *
     * @return at least 1
     */
    @AttributeDefinition(name = "Attempts", description = "Failed attempts after which a file is given up")
    int attempts() default 10;

    /**
     * First pause.
     *
     * @return in seconds
     */
    @AttributeDefinition(name = "First pause", description = "Before the second attempt, in seconds; doubles each time")
    long firstPauseSeconds() default 60;

    /**
     * Longest pause.
     *
     * @return in seconds
     */
    @AttributeDefinition(name = "Longest pause", description = "Between attempts, in seconds")
    long longestPauseSeconds() default 3600;

    /**
     * Lease of a file that is being sent.
     *
     * @return in seconds, at least 10
     */
    @AttributeDefinition(
            name = "Lease",
            description =
                    "How long after the last sign of its sender another node takes over a file that is being sent,"
                            + " in seconds, at least 10; the clocks of the nodes must agree much better than that")
    long leaseSeconds() default 300;
}
