package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds up all who come to one place while it is closed. Thread-safe. */
final class Gate {
    static final String OPEN = "source is opened";
    static final String READ = "source is read";
    static final String WRITE = "file is written";
    static final String PUT = "file is sent";

    private static final long LIMIT_SECONDS = 120;

    private volatile Closed closed = new Closed("", new CountDownLatch(0), new CountDownLatch(0));

    private record Closed(String place, CountDownLatch reached, CountDownLatch opened) {}

    void close(String place) {
        closed = new Closed(place, new CountDownLatch(1), new CountDownLatch(1));
    }

    void open() {
        closed.opened().countDown();
    }

    void awaitReached() {
        await(closed.reached());
    }

    void pass(String place) {
        Closed now = closed;
        if (now.place().equals(place)) {
            now.reached().countDown();
            await(now.opened());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
