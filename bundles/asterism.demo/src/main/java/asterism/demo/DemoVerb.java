package asterism.demo;

import asterism.api.cli.Verb;
import asterism.api.cli.VerbRunner;
import asterism.demo.SourceFolder.Chain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code demo}: generates a chain on first use, forms its files, shows them, and sends them, all by way of other verbs. */
@Component(service = Verb.class)
@Command(name = "demo", sortOptions = false)
public final class DemoVerb implements Verb {
    private static final String CLIENT = "102532";
    private static final String STORES = "3";
    private static final String DAYS = "120";
    private static final String SEED = "1";
    private static final int WINDOW_DAYS = 92;
    private static final int LINES_SHOWN = 36;

    private final VerbRunner verbs;
    private final Clock clock;
    private final DemoHome home;
    private final Supplier<String> passwords;

    private @Nullable CommandSpec spec;

    @Option(names = "--dir", paramLabel = "DIR", descriptionKey = "demo.dir")
    private Path folder = Path.of("asterism-demo");

    @Option(names = "--exit", descriptionKey = "demo.exit")
    private boolean exits;

    @Option(names = "--port", paramLabel = "N", descriptionKey = "demo.port")
    private @Nullable String port;

    /**
     * The verb in the zone that an export has by default, so that both mean the same by yesterday.
     *
     * @param runner is asked for when it is needed: it is made of the verbs, and so of this one
     */
    @Activate
    public DemoVerb(BundleContext context, @Reference ComponentServiceObjects<VerbRunner> runner) {
        this(
                arguments -> run(runner, arguments),
                Clock.system(ZoneId.of("Europe/Moscow")),
                new OpenHome(context),
                () -> UUID.randomUUID().toString());
    }

    DemoVerb(VerbRunner verbs, Clock clock, DemoHome home, Supplier<String> passwords) {
        this.verbs = verbs;
        this.clock = clock;
        this.home = home;
        this.passwords = passwords;
    }

    private static int run(ComponentServiceObjects<VerbRunner> runner, String... arguments) {
        VerbRunner verbs = runner.getService();
        try {
            return verbs.run(arguments);
        } finally {
            runner.ungetService(verbs);
        }
    }

    /** Takes the command, and gives it texts that this bundle's class loader finds where picocli's would not. */
    @Spec
    void spec(CommandSpec command) {
        spec = command;
        command.resourceBundle(
                ResourceBundle.getBundle(GenerateVerb.MESSAGES, Locale.getDefault(), DemoVerb.class.getClassLoader()));
    }

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("the verb is no command yet");
        }
        // The verbs that it runs are free to give the command other texts and another output.
        Screen screen = new Screen(spec.commandLine().getOut(), spec.resourceBundle(), verbs);
        Path source = folder.resolve("source");
        int generated = generate(source, screen);
        if (generated != 0) {
            return generated;
        }
        Path out = folder.resolve("out");
        Optional<Chain> chain = SourceFolder.chain(source);
        List<String> period = chain.map(this::period).orElse(List.of());
        FormedFiles before = FormedFiles.in(out);
        List<String> export = new ArrayList<>(exportInto(source, out));
        export.addAll(period);
        int exit = screen.run("demo.export", export);
        FormedFiles formed = FormedFiles.in(out).since(before);
        show(formed, out, screen);
        IntUnaryOperator after = status -> {
            if (!formed.isEmpty()) {
                next(source, out, screen);
            }
            return status == 0 && chain.isPresent() && !exits ? screen.run("demo.run", stay(source)) : status;
        };
        if (exit == 0 && chain.isPresent()) {
            return new Sending(folder, chain.get(), CLIENT, screen, home).run(passwords.get(), period, after);
        }
        return after.applyAsInt(exit);
    }

    private int generate(Path source, Screen screen) {
        if (Files.exists(source.resolve(SourceFolder.MANIFEST))) {
            screen.say("demo.existing", source);
            return 0;
        }
        LocalDate yesterday = LocalDate.now(clock).minusDays(1);
        return screen.run(
                "demo.generate",
                List.of(
                        "generate",
                        source.toString(),
                        "--stores",
                        STORES,
                        "--days",
                        DAYS,
                        "--seed",
                        SEED,
                        "--end",
                        yesterday.toString()));
    }

    /** The usual window ends yesterday, when a chain that was generated earlier may long have ended. */
    private List<String> period(Chain chain) {
        if (!chain.last().isBefore(LocalDate.now(clock).minusDays(1))) {
            return List.of();
        }
        String from = chain.last().minusDays(WINDOW_DAYS - 1L).toString();
        return List.of("--from", from, "--to", chain.last().toString());
    }

    private List<String> exportInto(Path source, Path out) {
        return List.of(
                "export",
                "--source",
                source.toString(),
                "--home",
                folder.resolve("home").toString(),
                "--client",
                CLIENT,
                "--out",
                out.toString());
    }

    private List<String> stay(Path source) {
        List<String> run = new ArrayList<>(List.of(
                "run",
                "--source",
                source.toString(),
                "--home",
                folder.resolve("home").toString()));
        if (port != null) {
            run.addAll(List.of("--port", port));
        }
        return run;
    }

    private static void show(FormedFiles formed, Path out, Screen screen) throws IOException {
        if (formed.isEmpty()) {
            screen.say("demo.nothing", out);
            return;
        }
        screen.say("demo.files", out.toAbsolutePath().normalize());
        screen.files(formed.sizes());
        Optional<Path> archive = formed.firstEndingWith(".zip");
        if (archive.isPresent()) {
            screen.say("demo.beginning", archive.get().getFileName());
            FirstElements.of(archive.get(), LINES_SHOWN).forEach(screen::line);
        }
        formed.firstEndingWith("_protocol.csv")
                .ifPresent(protocol -> screen.say("demo.protocol", protocol.getFileName()));
    }

    private void next(Path source, Path out, Screen screen) {
        List<String> csv = new ArrayList<>(exportInto(source, out));
        csv.addAll(List.of("--format", "csv"));
        String home = folder.resolve("home").toString();
        screen.say("demo.next", Shell.line(csv), source, Shell.line(List.of("status", "--home", home)));
    }
}
