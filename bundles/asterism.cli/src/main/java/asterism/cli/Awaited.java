package asterism.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Something that comes and goes, and can be waited for. */
final class Awaited<T> {
    private @Nullable T value;

    synchronized void set(T next) {
        value = next;
        notifyAll();
    }

    /** Goes, unless something else has come in its place. */
    synchronized void unset(T gone) {
        if (value == gone) {
            value = null;
        }
    }

    /** Waits until something is there that is wanted. */
    @SuppressWarnings("ReferenceEquality")
    synchronized Optional<T> await(Predicate<T> wanted, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            T present = value;
            if (present != null && wanted.test(present)) {
                return Optional.of(present);
            }
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return Optional.empty();
            }
            wait(millis);
        }
    }
}
