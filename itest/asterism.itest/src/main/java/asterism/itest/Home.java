package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Actor;
import asterism.api.Progress;
import asterism.api.Wording;
import asterism.api.access.Grant;
import asterism.api.access.Grants;
import asterism.api.access.Holder;
import asterism.api.access.Permission;
import asterism.api.export.ExportFiles;
import asterism.api.export.ExportService;
import asterism.api.export.StoreResult;
import asterism.api.lotdata.LoadReport;
import asterism.api.lotdata.LotLedger;
import asterism.api.source.SourceException;
import asterism.api.source.SourceLedger;
import asterism.api.storage.Database;
import asterism.testkit.LedgerModel;
import asterism.testkit.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.util.tracker.ServiceTracker;

/** A home directory, a source folder and a folder for files, with the product's services standing on them. */
final class Home implements AutoCloseable {
    static final Actor ACTOR = new Actor.User("tester");

    private static final String BARRIER = "asterism.itest.barrier";
    private static final long LIMIT_MILLIS = 20_000;

    /** Jobs look for work this often: tests wait for many of them. */
    private static final long POLL_MILLIS = 20;

    private final BundleContext context;
    private final ConfigurationAdmin admin;
    private final Path folder;
    private final List<Configuration> configurations = new ArrayList<>();
    private final List<ServiceTracker<?, ?>> trackers = new ArrayList<>();
    private final SourceLedger source;
    private final LotLedger ledger;
    private final ExportService exports;
    private final ExportFiles files;
    private final Wording wording;

    private Home(Path folder) throws Exception {
        this.folder = folder;
        context = FrameworkUtil.getBundle(Home.class).getBundleContext();
        admin = service(ConfigurationAdmin.class);
        Files.createDirectories(out());
        Files.createDirectories(source());
        try {
            // Before what makes them begin: a change while they work would begin them anew.
            configure("asterism.jobs", Map.of("pollMillis", POLL_MILLIS));
            configure("asterism.source.csv", Map.of("folder", source()));
            configure("asterism.storage", Map.of("home", folder.resolve("home")));
            source = service(SourceLedger.class);
            ledger = service(LotLedger.class);
            exports = service(ExportService.class);
            files = service(ExportFiles.class);
            wording = service(Wording.class);
            Holder tester = new Holder(Holder.Kind.USER, ACTOR.name());
            service(Grants.class).grant(new Actor.HomeOwner(), "sozvezdie", new Grant(tester, Permission.CONFIGURE));
        } catch (Exception | AssertionError e) {
            deleteConfigurations();
            throw e;
        }
    }

    /** Configures the product to stand on folders within this one; only one can be open at a time. */
    static Home open(Path folder) throws Exception {
        return new Home(folder);
    }

    /** Configures something until this is closed. */
    void configure(String pid, Map<String, ?> values) throws IOException {
        Configuration configuration = admin.getConfiguration(pid, "?");
        Map<String, Object> texts = new HashMap<>();
        values.forEach((name, value) -> texts.put(name, value.toString()));
        configuration.update(FrameworkUtil.asDictionary(texts));
        configurations.add(configuration);
    }

    /** A service of the product, which is held until this is closed. */
    <T> T service(Class<T> type) throws InterruptedException {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        trackers.add(tracker);
        T service = tracker.waitForService(LIMIT_MILLIS);
        assertThat(service).as("service %s", type.getName()).isNotNull();
        return service;
    }

    Path source() {
        return folder.resolve("source");
    }

    Path out() {
        return folder.resolve("out");
    }

    LotLedger ledger() {
        return ledger;
    }

    ExportFiles files() {
        return files;
    }

    Wording wording() {
        return wording;
    }

    /** Puts a ledger into the source folder in the place of what is there. */
    void write(LedgerModel model, WriteOptions options) throws IOException {
        empty(source());
        model.writeTo(source(), options);
    }

    /** Brings lot data up to date with what is in the source folder. */
    LoadReport load(boolean complete) throws SourceException, IOException {
        return ledger.update(ACTOR, source, complete, Progress.SILENT);
    }

    /** Brings lot data up to date with a ledger that has no faults. */
    LoadReport load(LedgerModel model, WriteOptions options, boolean complete) throws SourceException, IOException {
        write(model, options);
        LoadReport report = load(complete);
        assertThat(report.faults()).isEmpty();
        assertThat(report.spoiled()).isEmpty();
        return report;
    }

    /** Forms files into {@link #out()}, which holds nothing else then. */
    List<StoreResult> form(Run run) throws IOException {
        return form(run, result -> {});
    }

    /** Forms files, and lets somebody hear of each, who may hold up the run. */
    List<StoreResult> form(Run run, Consumer<StoreResult> listener) throws IOException {
        empty(out());
        List<StoreResult> heard = new ArrayList<>();
        List<StoreResult> results = exports.form(
                ACTOR, run.request(out()), Progress.SILENT, ((Consumer<StoreResult>) heard::add).andThen(listener));
        assertThat(heard).containsExactlyInAnyOrderElementsOf(results);
        assertThat(results).extracting(StoreResult::storeId).containsExactlyElementsOf(run.stores());
        return results;
    }

    private static void empty(Path directory) throws IOException {
        try (Stream<Path> listed = Files.list(directory)) {
            for (Path file : listed.toList()) {
                Files.delete(file);
            }
        }
    }

    /** Takes the configurations back and waits until nothing stands on them any more. */
    @Override
    public void close() throws IOException {
        deleteConfigurations();
        for (ServiceTracker<?, ?> tracker : trackers) {
            tracker.close();
        }
        for (Class<?> type : List.of(SourceLedger.class, Database.class, LotLedger.class, ExportService.class)) {
            ServiceReference<?> left = context.getServiceReference(type);
            assertThat(left)
                    .as("service %s after its configuration", type.getName())
                    .isNull();
        }
    }

    private void deleteConfigurations() throws IOException {
        for (int last = configurations.size() - 1; last >= 0; last--) {
            configurations.get(last).delete();
        }
        awaitConfigurations();
    }

    // Configuration events are delivered one after another: once a listener hears of a later one, all components have
    // dealt with those before.
    private void awaitConfigurations() throws IOException {
        CountDownLatch heard = new CountDownLatch(1);
        ConfigurationListener listener = event -> {
            if (event.getPid().equals(BARRIER)) {
                heard.countDown();
            }
        };
        var registration = context.registerService(ConfigurationListener.class, listener, null);
        try {
            Configuration barrier = admin.getConfiguration(BARRIER, "?");
            barrier.update(FrameworkUtil.asDictionary(Map.of("at", folder.toString())));
            assertThat(isReached(heard)).as("configurations dealt with").isTrue();
            barrier.delete();
        } finally {
            registration.unregister();
        }
    }

    private static boolean isReached(CountDownLatch latch) {
        try {
            return latch.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
