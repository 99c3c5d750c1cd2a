package asterism.uploader;

import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Limits what one server is asked at once: connections, and bytes a second over all of them. */
final class Servers {
    private static final long GLANCE_MILLIS = 200;

    private final int parallel;
    private final long bytesPerSecond;
    private final Map<String, Server> known = new ConcurrentHashMap<>();

    /** Time as it passes, in nanoseconds. */
    interface Ticks {
        /** That of the machine. */
        Ticks REAL = new Ticks() {
            @Override
            public long now() {
                return System.nanoTime();
            }

            @Override
            public void sleep(long nanos) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(nanos);
            }
        };

        /** From any point on. */
        long now();

        /** Waits. */
        void sleep(long nanos) throws InterruptedException;
    }

    Servers(int parallel, long bytesPerSecond) {
        this.parallel = parallel;
        this.bytesPerSecond = bytesPerSecond;
    }

    /** A server's limits. */
    static final class Server {
        private final Semaphore permits;
        private final long bytesPerSecond;
        private final Ticks ticks;
        private long freeAt;

        Server(int parallel, long bytesPerSecond, Ticks ticks) {
            this.permits = new Semaphore(parallel, true);
            this.bytesPerSecond = bytesPerSecond;
            this.ticks = ticks;
            this.freeAt = ticks.now();
        }

        void enter(BooleanSupplier cancelled) throws InterruptedIOException {
            try {
                while (!permits.tryAcquire(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    stopIf(cancelled);
                }
            } catch (InterruptedException e) {
                throw interrupted();
            }
        }

        void leave() {
            permits.release();
        }

        /** Waits until a block may go. */
        void pace(int bytes, BooleanSupplier cancelled) throws InterruptedIOException {
            stopIf(cancelled);
            if (bytesPerSecond == 0) {
                return;
            }
            long due = reserve(bytes, ticks.now());
            try {
                for (long left = due - ticks.now(); left > 0; left = due - ticks.now()) {
                    stopIf(cancelled);
                    ticks.sleep(Math.min(left, TimeUnit.MILLISECONDS.toNanos(GLANCE_MILLIS)));
                }
            } catch (InterruptedException e) {
                throw interrupted();
            }
        }

        /** When a block may go; what follows comes after it. */
        synchronized long reserve(int bytes, long now) {
            long due = freeAt - now > 0 ? freeAt : now;
            freeAt = due + Math.multiplyExact(bytes, TimeUnit.SECONDS.toNanos(1)) / bytesPerSecond;
            return due;
        }

        private static void stopIf(BooleanSupplier cancelled) throws InterruptedIOException {
            if (cancelled.getAsBoolean()) {
                throw new InterruptedIOException("Cancelled");
            }
        }

        private static InterruptedIOException interrupted() {
            Thread.currentThread().interrupt();
            return new InterruptedIOException("Interrupted");
        }
    }

    Server of(Target target) {
        return known.computeIfAbsent(target.server(), key -> new Server(parallel, bytesPerSecond, Ticks.REAL));
    }
}
