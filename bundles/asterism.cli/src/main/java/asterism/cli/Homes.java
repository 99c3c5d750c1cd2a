package asterism.cli;

import asterism.cli.Readiness.Failure;
import asterism.cli.Readiness.NotReadyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Opens home directories: says by configurations where they are, and waits for what stands on them. Nothing of it is
 * touched before a verb asks, as the jobs work as soon as somebody has them.
 */
@Component(service = Homes.class)
public final class Homes {
    /** A database that was not closed takes seconds to open; nothing takes this long. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** After this a component that cannot start is not one that is about to start anew. */
    private static final Duration SETTLED = Duration.ofSeconds(1);

    /** The file in a home that says where its source is. */
    private static final String SOURCE = "asterism.source";

    private static final String HOST = "asterism.host";
    private static final String CLOCK = "asterism.chain";

    /** The start levels of the jar: with the host's users, and with what speaks HTTP. */
    private static final int USERS = 8;

    private static final int HTTP = 20;

    private final BundleContext context;
    private final ConfigurationAdmin configurations;
    private final Readiness readiness;
    private final Awaited<ServiceReference<HomeServices>> homes = new Awaited<>();
    private final Awaited<ServiceReference<JobServices>> jobs = new Awaited<>();
    private final Awaited<ServiceReference<AdminServices>> admins = new Awaited<>();
    private final Awaited<ServiceReference<HostServices>> hosts = new Awaited<>();

    /** Wired by DS. */
    @Activate
    public Homes(
            BundleContext context,
            @Reference ConfigurationAdmin configurations,
            @Reference ServiceComponentRuntime components) {
        this.context = context;
        this.configurations = configurations;
        this.readiness = new Readiness(components);
    }

    @Reference(
            service = HomeServices.class,
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    void setHome(ServiceReference<HomeServices> present) {
        homes.set(present);
    }

    void unsetHome(ServiceReference<HomeServices> gone) {
        homes.unset(gone);
    }

    @Reference(
            service = JobServices.class,
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    void setJobs(ServiceReference<JobServices> present) {
        jobs.set(present);
    }

    void unsetJobs(ServiceReference<JobServices> gone) {
        jobs.unset(gone);
    }

    @Reference(
            service = AdminServices.class,
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    void setAdmin(ServiceReference<AdminServices> present) {
        admins.set(present);
    }

    void unsetAdmin(ServiceReference<AdminServices> gone) {
        admins.unset(gone);
    }

    @Reference(
            service = HostServices.class,
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    void setHost(ServiceReference<HostServices> present) {
        hosts.set(present);
    }

    void unsetHost(ServiceReference<HostServices> gone) {
        hosts.unset(gone);
    }

    /** Says which folder the source is, or was the last time; before the home is opened. */
    void source(Path home, Optional<Path> folder) throws IOException {
        Path known = home.resolve(SOURCE);
        if (folder.isPresent()) {
            Files.createDirectories(home);
            Files.writeString(known, folder.get() + "\n", StandardCharsets.UTF_8);
        }
        if (Files.isRegularFile(known)) {
            String last = Files.readString(known, StandardCharsets.UTF_8).strip();
            configure("asterism.source.csv", ExportServices.SOURCE_FOLDER, last);
        }
    }

    /** Says what time it is when work begins; empty for the machine's. A clock that changes takes all with it for a moment. */
    void clock(Optional<LocalDateTime> start) throws IOException {
        boolean known = configurations.getConfiguration(CLOCK, "?").getProperties() != null;
        if (known || start.isPresent()) {
            configure(CLOCK, "start", start.map(LocalDateTime::toString).orElse(""));
        }
    }

    Lease<HomeServices> open(Path home, Text text) throws IOException, InterruptedException {
        configure("asterism.storage", "home", home.toString());
        return hold(homes, services -> services.home, home, text);
    }

    /** Opens it, and lets jobs work. */
    Lease<JobServices> openJobs(Path home, Text text) throws IOException, InterruptedException {
        configure("asterism.storage", "home", home.toString());
        return hold(jobs, services -> services.home, home, text);
    }

    /** Opens it for who grants permissions. */
    Lease<AdminServices> openAdmin(Path home, Text text) throws IOException, InterruptedException {
        configure("asterism.storage", "home", home.toString());
        return hold(admins, services -> services.home, home, text);
    }

    /** Opens it for who makes users; nothing listens for that. */
    Lease<HostServices> openUsers(Path home, Text text) throws IOException, InterruptedException {
        return openHost(USERS, home, text);
    }

    /** Opens it, and lets the host listen. */
    Lease<HostServices> openHost(HostFile file, Path home, Text text) throws IOException, InterruptedException {
        for (String pid : List.of("asterism.host.sessions", "asterism.host.metrics", HOST)) {
            // The last one makes the web server listen, also when the file says nothing of it.
            Configuration configuration = configurations.getConfiguration(pid, "?");
            configuration.updateIfDifferent(FrameworkUtil.asDictionary(new HashMap<>(file.of(pid))));
        }
        Lease<HostServices> lease = openHost(HTTP, home, text);
        return new Lease<>(lease.service, () -> {
            lease.close();
            silence();
        });
    }

    /** In a framework that goes on nothing listens any longer. */
    private void silence() {
        if (StopSignal.isProcessEnding()) {
            // The framework stops the server at this moment, which fails when it is stopped from here, too.
            return;
        }
        try {
            configurations.getConfiguration(HOST, "?").delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalStateException e) {
            // The framework stops, and the host with it.
            return;
        }
    }

    /** Why the host does not listen, if that is known. */
    Optional<Failure> hostFailure() {
        return readiness.failure().filter(failure -> failure.component().startsWith("asterism.host."));
    }

    private Lease<HostServices> openHost(int level, Path home, Text text) throws IOException, InterruptedException {
        configure("asterism.storage", "home", home.toString());
        raise(level);
        return hold(hosts, services -> services.home, home, text);
    }

    /** Starts the bundles of a start level; in a framework where they are started it does nothing. */
    private void raise(int level) throws InterruptedException {
        FrameworkStartLevel framework =
                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkStartLevel.class);
        if (framework.getStartLevel() < level) {
            // Some of what starts now logs elsewhere, and would tell of its start on the error output.
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
            CountDownLatch reached = new CountDownLatch(1);
            framework.setStartLevel(level, event -> reached.countDown());
            reached.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private void configure(String pid, String property, String value) throws IOException {
        Configuration configuration = configurations.getConfiguration(pid, "?");
        Dictionary<String, Object> known = configuration.getProperties();
        Map<String, Object> properties = known == null ? new HashMap<>() : new HashMap<>(FrameworkUtil.asMap(known));
        properties.put(property, value);
        configuration.updateIfDifferent(FrameworkUtil.asDictionary(properties));
    }

    private <T> Lease<T> hold(Awaited<ServiceReference<T>> awaited, Function<T, String> homeOf, Path home, Text text)
            throws NotReadyException, InterruptedException {
        Optional<ServiceReference<T>> refused = Optional.empty();
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            Optional<ServiceReference<T>> known = refused;
            Optional<ServiceReference<T>> present =
                    awaited.await(reference -> !known.equals(Optional.of(reference)), SETTLED);
            Optional<Lease<T>> lease = present.flatMap(this::lease);
            if (lease.isPresent() && homeOf.apply(lease.get().service).equals(home.toString())) {
                return lease.get();
            }
            lease.ifPresent(Lease::close);
            // What could not be had may be had a moment later; what stands on another home is about to go.
            refused = lease.isPresent() ? present : Optional.empty();
            Optional<Failure> failure = lease.isPresent() ? Optional.empty() : readiness.failure();
            if (failure.isPresent()) {
                throw new NotReadyException(HomeClaim.words(failure.get(), home, text));
            }
        }
        throw new NotReadyException(
                text.say("services.missing", Long.toString(LIMIT.toSeconds()), String.join(", ", readiness.missing())));
    }

    private <T> Optional<Lease<T>> lease(ServiceReference<T> reference) {
        return Optional.ofNullable(context.getService(reference))
                .map(service -> new Lease<>(service, () -> release(reference)));
    }

    private void release(ServiceReference<?> reference) {
        try {
            context.ungetService(reference);
        } catch (IllegalStateException e) {
            // The framework stops and has taken it back already.
            return;
        }
    }
}
