package asterism.demo;

import asterism.api.cli.Verb;
import asterism.api.cli.VerbRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code demo}: generates a chain on first use, forms its files and shows them, all by way of other verbs. */
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

    private @Nullable CommandSpec spec;

    @Option(names = "--dir", paramLabel = "DIR", descriptionKey = "demo.dir")
    private Path folder = Path.of("asterism-demo");

    /**
     * The verb in the zone that an export has by default, so that both mean the same by yesterday.
     *
     * @param runner is asked for when it is needed: it is made of the verbs, and so of this one
     */
    @Activate
    public DemoVerb(@Reference ComponentServiceObjects<VerbRunner> runner) {
        this(arguments -> run(runner, arguments), Clock.system(ZoneId.of("Europe/Moscow")));
    }

    DemoVerb(VerbRunner verbs, Clock clock) {
        this.verbs = verbs;
        this.clock = clock;
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
        Screen screen = new Screen(spec.commandLine().getOut(), spec.resourceBundle());
        Path source = folder.resolve("source");
        int generated = generate(source, screen);
        if (generated != 0) {
            return generated;
        }
        Path out = folder.resolve("out");
        FormedFiles before = FormedFiles.in(out);
        List<String> export = export(source, out);
        screen.say("demo.export", Shell.line(export));
        int exit = run(export, screen);
        show(FormedFiles.in(out).since(before), source, out, screen);
        return exit;
    }

    private int generate(Path source, Screen screen) {
        if (Files.exists(source.resolve(SourceFolder.MANIFEST))) {
            screen.say("demo.existing", source);
            return 0;
        }
        LocalDate yesterday = LocalDate.now(clock).minusDays(1);
        List<String> generate = List.of(
                "generate",
                source.toString(),
                "--stores",
                STORES,
                "--days",
                DAYS,
                "--seed",
                SEED,
                "--end",
                yesterday.toString());
        screen.say("demo.generate", Shell.line(generate));
        return run(generate, screen);
    }

    private int run(List<String> arguments, Screen screen) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--lang", screen.language()));
        return verbs.run(all.toArray(String[]::new));
    }

    /** The usual window ends yesterday, when a chain that was generated earlier may long have ended. */
    private List<String> export(Path source, Path out) throws IOException {
        List<String> export = new ArrayList<>(exportInto(source, out));
        Optional<LocalDate> end = SourceFolder.lastDay(source);
        if (end.isPresent() && end.get().isBefore(LocalDate.now(clock).minusDays(1))) {
            String from = end.get().minusDays(WINDOW_DAYS - 1L).toString();
            export.addAll(List.of("--from", from, "--to", end.get().toString()));
        }
        return export;
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

    private void show(FormedFiles formed, Path source, Path out, Screen screen) throws IOException {
        if (formed.isEmpty()) {
            screen.say("demo.nothing", out);
            return;
        }
        screen.say("demo.files", out.toAbsolutePath().normalize());
        formed.sizes().forEach((name, bytes) -> screen.say("demo.file", name, bytes));
        Optional<Path> archive = formed.firstEndingWith(".zip");
        if (archive.isPresent()) {
            screen.say("demo.beginning", archive.get().getFileName());
            FirstElements.of(archive.get(), LINES_SHOWN).forEach(screen::line);
        }
        formed.firstEndingWith("_protocol.csv")
                .ifPresent(protocol -> screen.say("demo.protocol", protocol.getFileName()));
        List<String> csv = new ArrayList<>(exportInto(source, out));
        csv.addAll(List.of("--format", "csv"));
        screen.say("demo.next", Shell.line(csv), source);
    }

    /** Where it tells what it does, in the language that the command was given. */
    private record Screen(PrintWriter out, ResourceBundle texts) {
        void say(String key, Object... arguments) {
            line(new MessageFormat(texts.getString(key), texts.getLocale()).format(arguments));
        }

        void line(String line) {
            out.println(line);
            out.flush();
        }

        String language() {
            return texts.getLocale().getLanguage().equals("ru") ? "ru" : "en";
        }
    }
}
