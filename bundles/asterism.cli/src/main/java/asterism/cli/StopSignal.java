package asterism.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until the process is to end, and keeps it until the work is brought to an end. */
final class StopSignal {
    /** Longer than jobs wait for their tasks. */
    private static final long PATIENCE_SECONDS = 60;

    private volatile CountDownLatch asked = new CountDownLatch(1);

    void stop() {
        asked.countDown();
    }

    /** Waits for a while; tells whether to stop. */
    boolean await(Duration limit) throws InterruptedException {
        return asked.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Whether the process is about to end; only then no hook can be added. */
    static boolean isProcessEnding() {
        Thread probe = new Thread(() -> {}, "asterism-probe");
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /** Hears signals until it is closed. */
    Hold hold() {
        asked = new CountDownLatch(1);
        return new Hold(this);
    }

    /** A signal runs the hook; the process goes on until the hook has ended. */
    static final class Hold implements AutoCloseable {
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Thread hook;

        Hold(StopSignal signal) {
            hook = new Thread(
                    () -> {
                        signal.stop();
                        try {
                            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    "asterism-stop");
            Runtime.getRuntime().addShutdownHook(hook);
        }

        @Override
        public void close() {
            ended.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending, which is what the hook was for.
                return;
            }
        }
    }
}
