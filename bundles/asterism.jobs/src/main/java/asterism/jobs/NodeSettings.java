package asterism.jobs;

import asterism.api.storage.Database;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;

/** Reads the configuration. */
final class NodeSettings {
    private static final int MAX_NODE = 100;

    private NodeSettings() {}

    static Settings of(ScheduledJobs.Config config, Map<String, Object> database) {
        require(config.threads(), 0, 64, "threads");
        require(config.pollMillis(), 10, 60_000, "pollMillis");
        require(config.heartbeatSeconds(), 1, 600, "heartbeatSeconds");
        require(config.stopSeconds(), 1, 600, "stopSeconds");
        require(config.historyDays(), 1, 36_500, "historyDays");
        require(config.node().length(), 0, MAX_NODE, "length of node");
        return new Settings(
                config.node().isBlank() ? machineAndHome(database) : config.node(),
                config.threads() == 0 ? Runtime.getRuntime().availableProcessors() : config.threads(),
                Duration.ofMillis(config.pollMillis()),
                Duration.ofSeconds(config.heartbeatSeconds()),
                Duration.ofSeconds(config.stopSeconds()),
                Duration.ofDays(config.historyDays()));
    }

    private static String machineAndHome(Map<String, Object> database) {
        String home = String.valueOf(database.getOrDefault(Database.HOME, ""));
        String machine;
        try {
            machine = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            machine = "localhost";
        }
        String hash = "-" + Integer.toHexString(home.hashCode());
        return machine.substring(0, Math.min(machine.length(), MAX_NODE - hash.length())) + hash;
    }

    private static void require(long value, long least, long most, String name) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "asterism.jobs: " + name + " is " + value + ", expected: " + least + " to " + most);
        }
    }
}
