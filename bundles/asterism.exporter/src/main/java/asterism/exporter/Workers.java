package asterism.exporter;

import asterism.api.export.Participant;
import asterism.api.export.StoreResult;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The threads of one run: a few that form stores, each with one store's window in memory, and as many as there are
 * processors that deflate for all of them.
 */
final class Workers implements AutoCloseable {
    /** Bounds memory; deflating keeps the other processors busy. */
    private static final int STORES_AT_ONCE = 2;

    private final int processors = Runtime.getRuntime().availableProcessors();
    private final ExecutorService deflaters = threads("deflate", processors);
    private final ExecutorService stores = threads("export", Math.min(STORES_AT_ONCE, processors));

    private static ExecutorService threads(String name, int count) {
        AtomicInteger number = new AtomicInteger();
        return Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "asterism-" + name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    StoreForming.Deflating deflating() {
        // Two blocks a thread keep it busy while one is filled.
        return new StoreForming.Deflating(deflaters, 2 * processors + 1);
    }

    /**
     * Does some work for each store.
     *
     * @return results in the order of the stores
     * @throws InterruptedIOException when the calling thread was interrupted; all work has ended then
     */
    List<StoreResult> run(
            List<Participant> participants, Function<Participant, StoreResult> work, Consumer<StoreResult> results)
            throws IOException {
        List<Future<StoreResult>> futures = new ArrayList<>();
        for (Participant participant : participants) {
            futures.add(stores.submit(() -> {
                StoreResult result = work.apply(participant);
                results.accept(result);
                return result;
            }));
        }
        List<StoreResult> formed = new ArrayList<>();
        try {
            for (Future<StoreResult> future : futures) {
                formed.add(future.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while forming files");
        } catch (ExecutionException e) {
            throw new IllegalStateException("A worker ended: " + e.getCause(), e.getCause());
        }
        return formed;
    }

    /** Ends all work and waits until it has dropped what it began to write. */
    @Override
    public void close() {
        stores.shutdownNow();
        boolean interrupted = Thread.interrupted();
        boolean ended = false;
        while (!ended) {
            try {
                ended = stores.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        deflaters.shutdownNow();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
