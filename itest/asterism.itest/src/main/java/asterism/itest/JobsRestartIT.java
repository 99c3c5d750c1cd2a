package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.configuration.Confirmations;
import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.Integration;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.KindChoice;
import asterism.api.configuration.KindChoices;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Participations;
import asterism.api.export.ExportException;
import asterism.api.export.ExportFile;
import asterism.api.export.ExportFiles;
import asterism.api.export.ExportFormat;
import asterism.api.export.ExportWindow;
import asterism.api.export.ProtocolEntry;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.Phase;
import asterism.api.jobs.RunState;
import asterism.api.jobs.TaskState;
import asterism.api.lotdata.StoreWindow;
import asterism.api.source.SourceLedger;
import asterism.api.upload.Endpoint;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.Transfer;
import asterism.api.upload.UploadConnection;
import asterism.api.upload.UploadConnections;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadService;
import asterism.api.upload.UploadSession;
import asterism.api.upload.UploadState;
import asterism.api.upload.UploadTransport;
import asterism.testkit.FileChecker;
import asterism.testkit.LedgerModel;
import asterism.testkit.RandomLedger;
import asterism.testkit.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;

/** Bundles stop and start in the middle of jobs; night by night, on one home. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobsRestartIT {
    private static final String UNION = IntegrationSettings.SOZVEZDIE;
    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");
    private static final long LIMIT_SECONDS = 120;
    private static final String GATED = "gated";

    /** A job, and where it is held up. */
    private enum Act {
        PREPARE("prepare", Gate.READ),
        UPDATE("form", Gate.OPEN),
        FORM("form", Gate.WRITE),
        SEND("send", Gate.PUT);

        private final String job;
        private final String place;

        Act(String job, String place) {
            this.job = job;
            this.place = place;
        }
    }

    /** How long a task that is held up stays so. */
    private enum Held {
        /** Until the bundle is stopping, so that it can still end, or break off. */
        UNTIL_IT_STOPS(30),
        /** Until the bundle is back: it counts for lost by then, and another attempt may have begun. */
        UNTIL_IT_IS_BACK(1);

        private final long stopSeconds;

        Held(long stopSeconds) {
            this.stopSeconds = stopSeconds;
        }
    }

    @TempDir(factory = MemoryFolder.class)
    static Path folder;

    private final BundleContext context =
            FrameworkUtil.getBundle(JobsRestartIT.class).getBundleContext();
    private final NightClock clock = new NightClock();
    private final Gate gate = new Gate();
    private final Map<Class<?>, ServiceTracker<?, ?>> trackers = new HashMap<>();
    private final List<ServiceTracker<?, ?>> gates = new ArrayList<>();
    private final List<Configuration> configurations = new ArrayList<>();
    private final Random random = new Random(4);
    private final ExecutorService stopping = Executors.newSingleThreadExecutor();
    private LedgerModel ledger = RandomLedger.of(19);
    private List<Participation> stores = List.of();
    private ServiceRegistration<Clock> clockRegistration;
    private Configuration jobs;
    private Home home;
    private Path server;

    @BeforeAll
    void prepareTheChain() throws Exception {
        clockRegistration = context.registerService(
                Clock.class,
                clock,
                FrameworkUtil.asDictionary(Map.of("asterism.clock", "chain", Constants.SERVICE_RANKING, 100)));
        configure("asterism.uploader", Map.of("firstPauseSeconds", 5L));
        home = Home.open(folder);
        jobs = configure("asterism.jobs", jobs(Held.UNTIL_IT_STOPS));
        // The home has one of its own there, and deletes it.
        configurations.remove(jobs);
        server = Files.createDirectories(folder.resolve("server"));
        openGates();
        home.write(ledger, WriteOptions.plain());
        IntegrationSettings settings = service(IntegrationSettings.class);
        settings.save(Home.ACTOR, UNION, new Integration(true, Optional.empty(), 0));
        ExportSettings usual = settings.exportSettings(Home.ACTOR, UNION);
        settings.save(
                Home.ACTOR,
                UNION,
                new ExportSettings(
                        GATED,
                        usual.windowDays(),
                        usual.compressionLevel(),
                        usual.format(),
                        usual.retention(),
                        usual.cashiers(),
                        100,
                        usual.version()));
        run("prepare");
        takePart();
        run("initial");
        service(Confirmations.class).confirm(Home.ACTOR, UNION, stores, "", false);
        Endpoint endpoint =
                Endpoint.of(GATED, "server", 0, server.toAbsolutePath().toString(), "");
        service(UploadConnections.class)
                .save(Home.ACTOR, new UploadConnection(UNION, "", endpoint, false, 0), Optional.empty());
    }

    private static Map<String, Object> jobs(Held held) {
        return Map.of("threads", 2, "pollMillis", 20L, "heartbeatSeconds", 600L, "stopSeconds", held.stopSeconds);
    }

    private void takePart() throws Exception {
        service(KindChoices.class).save(Home.ACTOR, UNION, new KindChoice(KindChoice.Scope.ALL, Set.of(), 0));
        List<String> shops = Run.shops(ledger);
        service(Participations.class)
                .save(
                        Home.ACTOR,
                        UNION,
                        shops.stream()
                                .map(id -> Participation.of(id, "s" + shops.indexOf(id), "102532")
                                        .withInitialDay(Optional.of(RandomLedger.FIRST_DAY)))
                                .toList(),
                        false);
        stores = service(Participations.class).list(Home.ACTOR, UNION);
        assertThat(stores).hasSizeGreaterThan(1);
    }

    @AfterAll
    void close() throws Exception {
        gate.open();
        stopping.shutdown();
        for (ServiceTracker<?, ?> tracker : trackers.values()) {
            tracker.close();
        }
        for (ServiceTracker<?, ?> tracker : gates) {
            tracker.close();
        }
        for (Configuration configuration : configurations) {
            configuration.delete();
        }
        if (home != null) {
            home.close();
        }
        clockRegistration.unregister();
    }

    private static Stream<Arguments> restarts() {
        return Stream.of(
                restart("storage", Held.UNTIL_IT_STOPS, Act.values()),
                restart("source", Held.UNTIL_IT_STOPS, Act.PREPARE, Act.UPDATE),
                restart("lotdata", Held.UNTIL_IT_STOPS, Act.values()),
                restart("format", Held.UNTIL_IT_STOPS, Act.FORM),
                restart("exporter", Held.UNTIL_IT_STOPS, Act.UPDATE, Act.FORM, Act.SEND),
                restart("configuration", Held.UNTIL_IT_STOPS, Act.values()),
                restart("jobs", Held.UNTIL_IT_STOPS, Act.values()),
                restart("transport", Held.UNTIL_IT_STOPS, Act.SEND),
                restart("uploader", Held.UNTIL_IT_STOPS, Act.SEND),
                restart("storage", Held.UNTIL_IT_IS_BACK, Act.FORM),
                restart("lotdata", Held.UNTIL_IT_IS_BACK, Act.PREPARE),
                restart("exporter", Held.UNTIL_IT_IS_BACK, Act.FORM),
                restart("jobs", Held.UNTIL_IT_IS_BACK, Act.PREPARE, Act.FORM),
                restart("uploader", Held.UNTIL_IT_IS_BACK, Act.SEND));
    }

    private static Arguments restart(String bundle, Held held, Act... acts) {
        return Arguments.of(bundle, held, List.of(acts));
    }

    @ParameterizedTest
    @MethodSource("restarts")
    void aNightEndsAsEverAlthoughABundleRestartsDuringItsJobs(String bundle, Held held, List<Act> disturbed)
            throws Exception {
        stopWithin(held);
        clock.advance(Duration.ofHours(1));
        ledger = RandomLedger.mutate(ledger, random).after();
        home.write(ledger, WriteOptions.plain());
        RunState formed = null;
        for (Act act : Act.values()) {
            RunState over = null;
            if (disturbed.contains(act)) {
                over = disturb(act, bundle(bundle), held);
            } else if (act != Act.UPDATE) {
                over = run(act.job);
            }
            if (act.job.equals("form") && over != null) {
                requireFormed(over);
                formed = over;
            }
            // The names of files have seconds.
            clock.advance(Duration.ofSeconds(1));
        }
        requireSent(formed);
        require(awaitOver(start("send")), Phase.NOTHING_TO_DO);
    }

    private void stopWithin(Held held) throws Exception {
        Jobs before = service(Jobs.class);
        if (!Objects.equals(jobs.getProperties().get("stopSeconds"), held.stopSeconds)) {
            jobs.update(FrameworkUtil.asDictionary(jobs(held)));
            await(() -> service(Jobs.class) != before);
        }
    }

    private RunState run(String job) throws Exception {
        return requireDone(awaitOver(start(job)));
    }

    private RunState disturb(Act act, Bundle bundle, Held held) throws Exception {
        Set<String> services = services();
        gate.close(act.place);
        long id = start(act.job);
        gate.awaitReached();
        if (held == Held.UNTIL_IT_STOPS) {
            Future<?> stopped = stopping.submit(() -> {
                bundle.stop();
                return null;
            });
            await(() -> bundle.getState() != Bundle.ACTIVE);
            gate.open();
            stopped.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } else {
            bundle.stop();
        }
        bundle.start();
        await(() -> services().equals(services));
        if (held == Held.UNTIL_IT_IS_BACK && bundle.equals(bundle("jobs"))) {
            await(() -> service(Jobs.class).tasks(Home.ACTOR, id).stream().anyMatch(task -> isBegunAgain(act, task)));
        }
        gate.open();
        RunState over = awaitOver(id);
        // A store whose turn comes while there is no format is refused by name; the next run finds the format again.
        boolean refused = bundle.equals(bundle("format")) && over.phase() == Phase.FAILED;
        return refused ? run(act.job) : requireDone(over);
    }

    /** Of two that form the same file the second gives its task back. */
    private static boolean isBegunAgain(Act act, TaskState task) {
        return task.attempts() > 1 && (act != Act.FORM || task.phase() == Phase.WAITING);
    }

    private RunState requireDone(RunState over) throws Exception {
        require(over, Phase.DONE);
        return over;
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.call()) {
            assertThat(System.nanoTime()).isLessThan(limit);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private Bundle bundle(String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("asterism." + name))
                .findFirst()
                .orElseThrow();
    }

    private long start(String job) throws Exception {
        Map<String, String> parameters = job.equals("prepare") ? Map.of("complete", "true") : Map.of();
        return service(Jobs.class).start(Home.ACTOR, job, UNION, parameters);
    }

    /** Lets time pass, so that nobody waits for pauses. */
    private RunState awaitOver(long id) throws Exception {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        RunState state = service(Jobs.class).run(Home.ACTOR, id).orElseThrow();
        while (!state.phase().isOver() && System.nanoTime() < limit) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            clock.advance(Duration.ofMillis(100));
            state = service(Jobs.class).run(Home.ACTOR, id).orElseThrow();
        }
        return state;
    }

    private void require(RunState state, Phase end) throws Exception {
        assertThat(state.phase())
                .as(
                        "%s, %s",
                        state, service(Jobs.class).tasks(Home.ACTOR, state.run().id()))
                .isEqualTo(end);
    }

    /** A file of each store, right and once, and nothing that was begun beside. */
    private void requireFormed(RunState run) throws Exception {
        Path files = folder.resolve("home").resolve("files");
        Set<String> archives = new TreeSet<>();
        for (Participation store : stores) {
            List<ExportFile> all = service(ExportFiles.class).ofStore(Home.ACTOR, store.storeId());
            all.forEach(file -> archives.add(file.archive()));
            List<ExportFile> formed = ofRun(run, store);
            assertThat(formed).as("files of %s", store).hasSize(1);
            Path archive = files.resolve(formed.get(0).archive());
            assertThat(Files.size(archive)).isEqualTo(formed.get(0).bytes());
            FileChecker.of(archive).check().checkAgainst(ledger, store.storeId());
        }
        assertThat(names(files)).filteredOn(name -> !name.endsWith(".csv")).containsExactlyElementsOf(archives);
    }

    private List<ExportFile> ofRun(RunState run, Participation store) throws Exception {
        LocalDateTime at = LocalDateTime.ofInstant(run.run().startedAt(), ZONE).truncatedTo(ChronoUnit.SECONDS);
        return service(ExportFiles.class).ofStore(Home.ACTOR, store.storeId()).stream()
                .filter(file -> file.formedAt().equals(at))
                .toList();
    }

    /** All files of the run, and no part of one, are where they go to. */
    private void requireSent(RunState formed) throws Exception {
        List<QueueEntry> queue = service(UploadService.class).queue(Home.ACTOR, Set.of(), 10_000);
        assertThat(queue)
                .extracting(QueueEntry::state)
                .isSubsetOf(EnumSet.of(UploadState.SENT, UploadState.SUPERSEDED));
        Set<String> sent = new TreeSet<>();
        queue.stream()
                .filter(entry -> entry.state() == UploadState.SENT)
                .forEach(entry -> sent.add(entry.baseName() + ".zip"));
        assertThat(names(server)).isEqualTo(sent);
        for (Participation store : stores) {
            String archive = ofRun(formed, store).get(0).archive();
            assertThat(sent).contains(archive);
            assertThat(server.resolve(archive))
                    .hasSameBinaryContentAs(folder.resolve("home/files").resolve(archive));
        }
    }

    private static Set<String> names(Path directory) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    /** What the product offers, by whom. */
    private Set<String> services() throws InvalidSyntaxException {
        Set<String> services = new TreeSet<>();
        for (ServiceReference<?> service : context.getAllServiceReferences(null, "(objectClass=asterism.*)")) {
            services.add(service.getBundle().getSymbolicName()
                    + Arrays.toString((Object[]) service.getProperty(Constants.OBJECTCLASS)));
        }
        return services;
    }

    /** A service as it is now: who gives it may have been restarted. */
    private <T> T service(Class<T> type) throws InterruptedException {
        ServiceTracker<?, ?> tracker = trackers.computeIfAbsent(type, added -> {
            ServiceTracker<?, ?> opened = new ServiceTracker<>(context, type, null);
            opened.open();
            return opened;
        });
        Object service = tracker.waitForService(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
        assertThat(service).as("service %s", type.getName()).isNotNull();
        return type.cast(service);
    }

    private Configuration configure(String pid, Map<String, Object> values) throws Exception {
        ServiceTracker<ConfigurationAdmin, ConfigurationAdmin> admin =
                new ServiceTracker<>(context, ConfigurationAdmin.class, null);
        admin.open();
        try {
            Configuration configuration = admin.waitForService(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS))
                    .getConfiguration(pid, "?");
            configuration.update(FrameworkUtil.asDictionary(values));
            configurations.add(configuration);
            return configuration;
        } finally {
            admin.close();
        }
    }

    private void openGates() throws InvalidSyntaxException {
        putBetween(SourceLedger.class, SourceLedger.SOURCE_ID, "csv", GatedSource::new);
        putBetween(ExportFormat.class, ExportFormat.FORMAT_ID, Run.XML, GatedFormat::new);
        putBetween(UploadTransport.class, UploadTransport.PROTOCOL, "local", GatedTransport::new);
    }

    /** What stands between a service of the product and its users. */
    private interface Between<T> {
        T of(T service, Gate gate);
    }

    /** Offers a service with a gate as long as the product's own is there. */
    private <T> void putBetween(Class<T> type, String property, String id, Between<T> between)
            throws InvalidSyntaxException {
        String own = "(&(objectClass=" + type.getName() + ")(" + property + "=" + id + "))";
        ServiceTracker<T, ServiceRegistration<T>> tracker =
                new ServiceTracker<>(context, context.createFilter(own), null) {
                    @Override
                    public ServiceRegistration<T> addingService(ServiceReference<T> reference) {
                        T gated = between.of(context.getService(reference), gate);
                        return context.registerService(
                                type,
                                gated,
                                FrameworkUtil.asDictionary(Map.of(property, GATED, Constants.SERVICE_RANKING, 100)));
                    }

                    @Override
                    public void removedService(ServiceReference<T> reference, ServiceRegistration<T> gated) {
                        gated.unregister();
                        context.ungetService(reference);
                    }
                };
        tracker.open();
        gates.add(tracker);
    }

    /** Time passes when a test says so. */
    private static final class NightClock extends Clock {
        private Instant now =
                RandomLedger.LAST_DAY.plusDays(1).atTime(0, 30).atZone(ZONE).toInstant();

        synchronized void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private record GatedFormat(ExportFormat format, Gate gate) implements ExportFormat {
        @Override
        public String baseName(ExportWindow window) throws ExportException {
            return format.baseName(window);
        }

        @Override
        public String archiveName(String baseName) {
            return format.archiveName(baseName);
        }

        @Override
        public RowCounts write(ExportWindow window, StoreWindow rows, Consumer<ProtocolEntry> protocol, Archive out)
                throws ExportException, IOException {
            return format.write(window, rows, protocol, name -> {
                OutputStream entry = out.entry(name);
                gate.pass(Gate.WRITE);
                return entry;
            });
        }
    }

    private record GatedTransport(UploadTransport transport, Gate gate) implements UploadTransport {
        @Override
        public UploadSession open(Endpoint endpoint, char[] password) throws UploadException {
            Endpoint local = Endpoint.of("local", "", 0, endpoint.directory(), "");
            return new GatedSession(transport.open(local, password), gate);
        }
    }

    private record GatedSession(UploadSession session, Gate gate) implements UploadSession {
        @Override
        public OptionalLong size(String name) throws UploadException {
            return session.size(name);
        }

        @Override
        public void put(String name, InputStream content, long bytes, Transfer transfer)
                throws UploadException, IOException {
            session.put(name, content, bytes, block -> {
                gate.pass(Gate.PUT);
                transfer.next(block);
            });
        }

        @Override
        public void rename(String from, String to) throws UploadException {
            session.rename(from, to);
        }

        @Override
        public void delete(String name) throws UploadException {
            session.delete(name);
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
