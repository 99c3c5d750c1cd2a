package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Actor;
import asterism.api.access.Grant;
import asterism.api.access.Grants;
import asterism.api.access.Holder;
import asterism.api.access.Permission;
import asterism.api.access.SetupLinks;
import asterism.api.export.ExportFile;
import asterism.api.jobs.Phase;
import asterism.testkit.WriteOptions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.test.common.annotation.InjectBundleContext;

/**
 * Each bundle is stopped and started while a signed-in user's requests run: meanwhile they are told so, and then all is
 * as before, in the same session.
 */
class RestRestartIT {
    private static final String USER = "restart";
    private static final String HOST = "asterism.host";
    private static final String SERVER = "org.apache.felix.http.jetty12";
    private static final String HEALTH = "/health";
    private static final String MENU = "/api/menu";
    private static final String STARTED = "POST sending/runs";

    /** What must not be left out of lists without a word. */
    private static final Map<String, List<String>> PARTS = Map.of(
            MENU,
            List.of("\"/pages\""),
            RestCaller.BASE + "schedules",
            List.of("\"clean\"", "\"form\"", "\"prepare\"", "\"send\""));

    /** What is asked for; the last ones change something. There is one file, and no schedule is saved. */
    private static final List<String> REQUESTS = List.of(
            "GET me",
            "GET integration",
            "GET settings",
            "GET check-list",
            "GET stores",
            "GET item-kinds",
            "GET lot-data",
            "GET initial-files",
            "GET verdicts",
            "GET connections",
            "GET schedules",
            "GET schedules/form",
            "GET runs",
            "GET files",
            "GET files/1/archive",
            "GET files/1/protocol",
            "GET overview",
            "GET rights",
            "GET audit",
            "GET /api/session",
            "GET " + MENU,
            "GET " + HEALTH,
            "GET /metrics",
            "PUT rights/users/view?name=%s",
            "DELETE rights/users/view?name=%s",
            STARTED);

    /** Nothing is asked of them in these requests, or nothing of them is needed to answer. */
    private static final Set<String> UNASKED = Set.of("asterism.format", "asterism.source", "asterism.transport");

    private static final String WHITEBOARD = "org.apache.aries.jax.rs.whiteboard";

    /** What serves HTTP is not ours, and comes and goes as well. */
    private static final Set<String> OTHERS = Set.of(SERVER, WHITEBOARD);

    /** They come and go by their filters and servlets: in between nobody is known, or nothing is there. */
    private static final Set<String> SERVING = Set.of(HOST, SERVER, WHITEBOARD);

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @InjectBundleContext
    BundleContext context;

    private Browser signedIn;

    @Test
    void whileABundleIsAwayRequestsAreToldSoAndAfterwardsAllIsAsBefore() throws Exception {
        Map<String, Object> entry = Map.of("menu.path", "/pages", "menu.title.ru", "Тут", "menu.permission", "view");
        ServiceRegistration<?> menu =
                context.registerService(Object.class, new Object(), FrameworkUtil.asDictionary(entry));
        try (MovedClock clock = MovedClock.at(SettingUp.EVE.atTime(18, 0));
                Home home = Home.open(folder)) {
            formOneFile(home, LocalDate.now(clock).minusDays(1));
            signIn(home);
            awaitAllAnswered("the beginning");
            Set<String> toldOf = new TreeSet<>();
            Set<String> asked = new TreeSet<>(Set.of(WHITEBOARD));
            for (Bundle bundle : bundles()) {
                String name = bundle.getSymbolicName();
                if (restart(bundle)) {
                    toldOf.add(name);
                }
                if (!UNASKED.contains(name) && !OTHERS.contains(name)) {
                    asked.add(name);
                }
            }
            assertThat(toldOf).containsAll(asked).contains("asterism.rest", "asterism.storage");
        } finally {
            menu.unregister();
        }
    }

    private static void formOneFile(Home home, LocalDate yesterday) throws Exception {
        Administrator administrator = new Administrator(home);
        home.write(new GrowingLedger(yesterday).model(), WriteOptions.plain());
        administrator.enable();
        administrator.run("prepare", Phase.DONE);
        administrator.takeAllPart(GrowingLedger.FIRST_DAY);
        administrator.run("initial", Map.of("store", "1"), Phase.DONE);
        assertThat(home.files().ofStore(Home.ACTOR, "1"))
                .extracting(ExportFile::id)
                .containsExactly(1L);
    }

    /** As people do it: by a link, and then with a password. */
    private void signIn(Home home) throws Exception {
        Actor owner = new Actor.HomeOwner();
        home.service(Grants.class)
                .grant(owner, Administrator.UNION, new Grant(new Holder(Holder.Kind.USER, USER), Permission.CONFIGURE));
        String path = home.service(SetupLinks.class).create(owner, Optional.of(USER));
        signedIn = new Browser(base());
        Administrator.await(
                "setup",
                () -> Optional.of(signedIn.get("/api/setup")).filter(response -> response.statusCode() == 405));
        Administrator.await(
                "sign-in",
                () -> Optional.of(signedIn.get("/api/session")).filter(response -> response.statusCode() == 401));
        String password = "двенадцать слонов";
        assertThat(signedIn.use(path, USER, password).statusCode()).isEqualTo(204);
        assertThat(signedIn.signIn(USER, password).statusCode()).isEqualTo(200);
    }

    private String base() throws Exception {
        return Administrator.await("address", () -> RestCaller.address(context)).replaceFirst("/$", "");
    }

    /** The product's, but for what all of them stand on, and what serves HTTP. */
    private List<Bundle> bundles() {
        return Arrays.stream(context.getBundles())
                .filter(bundle ->
                        bundle.getSymbolicName().startsWith("asterism.") || OTHERS.contains(bundle.getSymbolicName()))
                .filter(bundle -> !Set.of("asterism.api", "asterism.itest").contains(bundle.getSymbolicName()))
                .toList();
    }

    /** A request with the cookie and the token of the session. */
    private static HttpResponse<String> send(Browser session, String base, String request, String name)
            throws Exception {
        Browser browser = new Browser(base);
        browser.cookie = session.cookie;
        browser.csrfToken = session.csrfToken;
        String[] parts = request.formatted(name).split(" ");
        String path = parts[1].startsWith("/") ? parts[1] : RestCaller.BASE + parts[1];
        return browser.send(parts[0], path, null, "Origin", base);
    }

    private void awaitAllAnswered(String after) throws Exception {
        String base = base();
        for (String request : REQUESTS) {
            try {
                Administrator.await(
                        request + " after " + after,
                        () -> Optional.of(send(signedIn, base, request, "one")).filter(RestRestartIT::isServed));
            } catch (AssertionError e) {
                HttpResponse<String> last = send(signedIn, base, request, "one");
                throw new AssertionError(last + " " + last.headers().map() + " " + last.body(), e);
            }
        }
    }

    private static boolean isServed(HttpResponse<String> response) {
        List<String> parts = PARTS.getOrDefault(response.uri().getPath(), List.of());
        boolean isWhole = parts.stream().allMatch(response.body()::contains);
        boolean isDone = Set.of(200, 202, 204).contains(response.statusCode());
        // Another thread was faster.
        boolean isUnderWay = response.statusCode() == 409 && response.body().contains("run-under-way");
        return isDone && isWhole || isUnderWay;
    }

    private static boolean isProblem(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("").equals("application/problem+json");
    }

    /** Whether anybody was told that something is away. */
    private boolean restart(Bundle bundle) throws Exception {
        try (Traffic traffic = new Traffic(signedIn, base(), bundle.getSymbolicName())) {
            traffic.awaitRounds();
            bundle.stop();
            traffic.awaitRounds();
            if (bundle.getSymbolicName().equals(HOST)) {
                requireRefused(traffic.base);
            }
            bundle.start();
            awaitAllAnswered(bundle.getSymbolicName());
            traffic.base = base();
            traffic.awaitRounds();
            assertThat(traffic.wrong)
                    .as("while %s was away", bundle.getSymbolicName())
                    .isEmpty();
            return traffic.unavailable.get() > 0;
        } finally {
            bundle.start();
        }
    }

    /** Where the web server goes on without the host, nobody knows who asks, and nobody gets anything. */
    private void requireRefused(String base) throws Exception {
        for (String request : REQUESTS) {
            HttpResponse<String> response = send(signedIn, base, request, "one");
            boolean isOfInterface = response.uri().getPath().startsWith(RestCaller.BASE);
            assertThat(response.statusCode()).as(request).isEqualTo(isOfInterface ? 401 : 404);
            assertThat(isProblem(response) || !isOfInterface).as(request).isTrue();
        }
    }

    /** Requests without end. */
    private static final class Traffic implements AutoCloseable {
        private static final int THREADS = 3;

        final Queue<String> wrong = new ConcurrentLinkedQueue<>();
        final AtomicInteger unavailable = new AtomicInteger();
        volatile String base;
        private final AtomicInteger rounds = new AtomicInteger();
        private final Browser session;
        private final String away;
        private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        private final List<Future<?>> running = new ArrayList<>();
        private volatile boolean over;

        Traffic(Browser session, String base, String away) {
            this.session = session;
            this.base = base;
            this.away = away;
            for (int i = 0; i < THREADS; i++) {
                String name = "traffic" + i;
                running.add(threads.submit(() -> {
                    while (!over) {
                        for (String request : REQUESTS) {
                            request(request, name);
                        }
                        rounds.incrementAndGet();
                    }
                    return null;
                }));
            }
        }

        private void request(String request, String name) throws Exception {
            HttpResponse<String> response;
            try {
                response = send(session, base, request, name);
            } catch (IOException e) {
                // Without a server there is nobody to say so.
                if (!away.equals(SERVER)) {
                    wrong.add(request + " " + e);
                }
                return;
            }
            if (!isServed(response) && !isToldOf(request, response)) {
                wrong.add(request + " " + response.statusCode() + " "
                        + response.headers().map() + " " + response.body());
            }
        }

        private boolean isToldOf(String request, HttpResponse<String> response) {
            int status = response.statusCode();
            boolean isRefused = SERVING.contains(away) && (status == 401 || status == 404);
            if (isRefused) {
                unavailable.incrementAndGet();
                return true;
            }
            if (status != 503) {
                return false;
            }
            unavailable.incrementAndGet();
            return request.endsWith(HEALTH)
                    || isProblem(response)
                            && response.headers().firstValue("Retry-After").isPresent();
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
