package asterism.uploader;

import java.time.Duration;

/** The configuration, checked. */
record Settings(
        int parallelConnections,
        long bytesPerSecond,
        int attempts,
        Duration firstPause,
        Duration longestPause,
        Duration lease) {

    private static final long SHORTEST_LEASE = 10;

    static Settings of(UploaderConfig config) {
        check(config.parallelConnections() >= 1, "parallelConnections", config.parallelConnections());
        check(config.bytesPerSecond() >= 0, "bytesPerSecond", config.bytesPerSecond());
        check(config.attempts() >= 1, "attempts", config.attempts());
        check(config.firstPauseSeconds() >= 0, "firstPauseSeconds", config.firstPauseSeconds());
        check(config.longestPauseSeconds() >= 0, "longestPauseSeconds", config.longestPauseSeconds());
        check(config.leaseSeconds() >= SHORTEST_LEASE, "leaseSeconds", config.leaseSeconds());
        return new Settings(
                config.parallelConnections(),
                config.bytesPerSecond(),
                config.attempts(),
                Duration.ofSeconds(config.firstPauseSeconds()),
                Duration.ofSeconds(config.longestPauseSeconds()),
                Duration.ofSeconds(config.leaseSeconds()));
    }

    private static void check(boolean good, String name, Object value) {
        if (!good) {
            throw new IllegalArgumentException("asterism.uploader: " + name + " cannot be " + value);
        }
    }

    /** How long to wait after a number of failed attempts. */
    Duration pause(int failed) {
        Duration pause = firstPause;
        for (int i = 1; i < failed && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
