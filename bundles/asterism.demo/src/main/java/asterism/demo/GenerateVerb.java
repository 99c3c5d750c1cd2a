package asterism.demo;

import asterism.api.cli.Verb;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code generate}: writes a demo pharmacy chain into a folder. */
@Component(service = Verb.class)
@Command(name = "generate", sortOptions = false)
public final class GenerateVerb implements Verb {
    /** Base name of the texts; the command line sets the bundle of the chosen language in their place. */
    static final String MESSAGES = "asterism.demo.messages";

    private final Clock clock;

    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "generate.dir")
    private Path folder = Path.of("");

    // Texts: picocli's own messages about values that it cannot convert are in English only.
    @Option(names = "--stores", required = true, paramLabel = "N", descriptionKey = "generate.stores")
    private String stores = "";

    @Option(names = "--days", required = true, paramLabel = "D", descriptionKey = "generate.days")
    private String days = "";

    @Option(names = "--seed", required = true, paramLabel = "S", descriptionKey = "generate.seed")
    private String seed = "";

    @Option(names = "--end", paramLabel = "DATE", descriptionKey = "generate.end")
    private @Nullable String end;

    @Option(names = "--parts", paramLabel = "store|one", defaultValue = "store", descriptionKey = "generate.parts")
    private String parts = "store";

    /** The verb in the zone of the machine. */
    @Activate
    public GenerateVerb() {
        this(Clock.system(ZoneId.systemDefault()));
    }

    GenerateVerb(Clock clock) {
        this.clock = clock;
    }

    /** Takes the command, and gives it texts that this bundle's class loader finds where picocli's would not. */
    @Spec
    void spec(CommandSpec command) {
        spec = command;
        command.resourceBundle(
                ResourceBundle.getBundle(MESSAGES, Locale.getDefault(), GenerateVerb.class.getClassLoader()));
    }

    @Override
    public Integer call() throws IOException {
        CommandSpec command = command();
        PrintWriter out = command.commandLine().getOut();
        DemoOptions options = options(command);
        long begun = System.nanoTime();
        try {
            DemoGenerator.Summary written = new DemoGenerator(options, (shop, documents, lines) -> {
                        out.println(text("generate.store", shop, options.stores(), documents, lines));
                        out.flush();
                    })
                    .generate();
            double seconds = (System.nanoTime() - begun) / 1e9;
            long rows = written.documents() + written.lines();
            out.println(text("generate.done", folder, written.documents(), written.lines(), written.items()));
            out.println(text("generate.speed", seconds, Math.round(rows / seconds)));
            out.flush();
            return 0;
        } catch (ForeignFolderException e) {
            PrintWriter err = command.commandLine().getErr();
            err.println(text("generate.foreign", folder, e.file()));
            err.flush();
            return 1;
        }
    }

    private DemoOptions options(CommandSpec command) {
        return new DemoOptions(
                folder,
                number(command, "--stores", stores, DemoOptions.MOST_STORES),
                number(command, "--days", days, DemoOptions.MOST_DAYS),
                seed(command),
                end == null ? LocalDate.now(clock).minusDays(1) : day(command, end),
                parts(command));
    }

    private int number(CommandSpec command, String option, String value, int most) {
        int number;
        try {
            number = Integer.parseInt(value);
        } catch (NumberFormatException e) {
            number = 0;
        }
        if (number < 1 || number > most) {
            throw wrong(command, "generate.range", option, value, Integer.toString(most));
        }
        return number;
    }

    private long seed(CommandSpec command) {
        try {
            return Long.parseLong(seed);
        } catch (NumberFormatException e) {
            throw wrong(command, "generate.whole", "--seed", seed);
        }
    }

    private LocalDate day(CommandSpec command, String value) {
        try {
            LocalDate day = LocalDate.parse(value);
            if (day.getYear() >= DemoOptions.FIRST_YEAR && day.getYear() <= DemoOptions.LAST_YEAR) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // Said below, as for a day of another time.
        }
        throw wrong(
                command,
                "generate.day",
                "--end",
                value,
                Integer.toString(DemoOptions.FIRST_YEAR),
                Integer.toString(DemoOptions.LAST_YEAR));
    }

    private Parts parts(CommandSpec command) {
        return switch (parts) {
            case "store" -> Parts.STORE;
            case "one" -> Parts.ONE;
            default -> throw wrong(command, "generate.either", "--parts", parts);
        };
    }

    private ParameterException wrong(CommandSpec command, String key, Object... arguments) {
        return new ParameterException(command.commandLine(), text(key, arguments));
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("the verb is no command yet");
        }
        return spec;
    }

    private String text(String key, Object... arguments) {
        ResourceBundle texts = command().resourceBundle();
        return new MessageFormat(texts.getString(key), texts.getLocale()).format(arguments);
    }
}
