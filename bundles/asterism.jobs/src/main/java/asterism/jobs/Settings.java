package asterism.jobs;

import java.time.Duration;

/**
 * How this node works.
 *
 * @param node      its name, the same after a new start
 * @param threads   tasks at a time
 * @param poll      how often to look for work
 * @param heartbeat how often to say that a task is under way; four missed make it a dead one
 * @param stop      how long a stop waits for tasks
 * @param keep      how long runs that are over are kept
 */
record Settings(String node, int threads, Duration poll, Duration heartbeat, Duration stop, Duration keep) {}
