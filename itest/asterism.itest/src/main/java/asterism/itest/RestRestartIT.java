package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;

/** Each bundle is stopped and started while requests run: meanwhile they are told so, and then all is as before. */
class RestRestartIT {
    private static final String USER = Home.ACTOR.name();
    private static final List<String> PATHS = List.of(
            "me",
            "integration",
            "check-list",
            "stores",
            "item-kinds",
            "lot-data",
            "initial-files",
            "verdicts",
            "connections",
            "schedules",
            "runs",
            "files",
            "overview",
            "rights",
            "audit");

    /** Nothing is asked of them in these requests, or nothing of them is needed to answer. */
    private static final Set<String> UNASKED =
            Set.of("asterism.format", "asterism.source", "asterism.transport", "asterism.host");

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @InjectBundleContext
    BundleContext context;

    @Test
    void whileABundleIsAwayRequestsAreToldSoAndAfterwardsAllIsAsBefore() throws Exception {
        try (Home home = Home.open(folder);
                RestCaller rest = RestCaller.open(USER)) {
            assertThat(home.files()).isNotNull();
            awaitAllAnswered(rest, "the beginning");
            Set<String> toldOf = new TreeSet<>();
            List<Bundle> bundles = bundles();
            for (Bundle bundle : bundles) {
                if (restart(rest, bundle)) {
                    toldOf.add(bundle.getSymbolicName());
                }
            }
            Set<String> asked = new TreeSet<>();
            bundles.forEach(bundle -> asked.add(bundle.getSymbolicName()));
            asked.removeAll(UNASKED);
            assertThat(toldOf).containsAll(asked).contains("asterism.rest", "asterism.storage");
        }
    }

    /** The product's, but for what all of them stand on. */
    private List<Bundle> bundles() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("asterism."))
                .filter(bundle -> !Set.of("asterism.api", "asterism.itest").contains(bundle.getSymbolicName()))
                .toList();
    }

    private static void awaitAllAnswered(RestCaller rest, String after) throws Exception {
        for (String path : PATHS) {
            try {
                Administrator.await(
                        path + " after " + after,
                        () -> Optional.of(rest.send(USER, "GET", path, "").statusCode())
                                .filter(status -> status == 200));
            } catch (AssertionError e) {
                HttpResponse<String> last = rest.send(USER, "GET", path, "");
                throw new AssertionError(last + " " + last.headers().map() + " " + last.body(), e);
            }
        }
    }

    /** Whether anybody was told that something is away. */
    private static boolean restart(RestCaller rest, Bundle bundle) throws Exception {
        try (Traffic traffic = new Traffic(rest)) {
            traffic.awaitRounds();
            bundle.stop();
            traffic.awaitRounds();
            bundle.start();
            awaitAllAnswered(rest, bundle.getSymbolicName());
            traffic.awaitRounds();
            assertThat(traffic.wrong)
                    .as("while %s was away", bundle.getSymbolicName())
                    .isEmpty();
            return traffic.unavailable.get() > 0;
        } finally {
            bundle.start();
        }
    }

    /** Requests without end. */
    private static final class Traffic implements AutoCloseable {
        private static final int THREADS = 3;

        final Queue<String> wrong = new ConcurrentLinkedQueue<>();
        final AtomicInteger unavailable = new AtomicInteger();
        private final AtomicInteger rounds = new AtomicInteger();
        private final RestCaller rest;
        private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        private final List<Future<?>> running = new ArrayList<>();
        private volatile boolean over;

        Traffic(RestCaller rest) {
            this.rest = rest;
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> {
                    while (!over) {
                        for (String path : PATHS) {
                            request(path);
                        }
                        rounds.incrementAndGet();
                    }
                    return null;
                }));
            }
        }

        private void request(String path) throws Exception {
            HttpResponse<String> response = rest.send(USER, "GET", path, "");
            if (response.statusCode() == 503) {
                unavailable.incrementAndGet();
                boolean isTold = response.headers().firstValue("Retry-After").isPresent()
                        && response.headers()
                                .firstValue("Content-Type")
                                .orElse("")
                                .startsWith("application/problem+json");
                if (!isTold) {
                    wrong.add(path + " " + response.headers().map() + " " + response.body());
                }
            } else if (response.statusCode() != 200) {
                wrong.add(path + " " + response.statusCode() + " " + response.body());
            }
        }

        /** Waits until each thread has made all requests, from first to last, since now. */
        void awaitRounds() throws Exception {
            int enough = rounds.get() + 2 * THREADS;
            Administrator.await("requests", () -> {
                for (Future<?> one : running) {
                    if (one.isDone()) {
                        one.get();
                    }
                }
                return Optional.of(rounds.get()).filter(made -> made >= enough);
            });
        }

        @Override
        public void close() throws Exception {
            over = true;
            threads.shutdown();
            for (Future<?> one : running) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
    }
}
