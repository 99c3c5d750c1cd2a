package asterism.demo;

import asterism.api.cli.Verb;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

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

    @Option(names = "--stores", required = true, paramLabel = "N", descriptionKey = "generate.stores")
    private int stores;

    @Option(names = "--days", required = true, paramLabel = "D", descriptionKey = "generate.days")
    private int days;

    @Option(names = "--seed", required = true, paramLabel = "S", descriptionKey = "generate.seed")
    private long seed;

    @Option(names = "--end", paramLabel = "DATE", descriptionKey = "generate.end")
    private @Nullable LocalDate end;

    @Option(
            names = "--parts",
            paramLabel = "store|one",
            defaultValue = "store",
            converter = PartsConverter.class,
            descriptionKey = "generate.parts")
    private Parts parts = Parts.STORE;

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
                        out.println(text("generate.store", shop, stores, documents, lines));
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
        LocalDate last = end == null ? LocalDate.now(clock).minusDays(1) : end;
        check(command, "--stores", stores, 1, DemoOptions.MOST_STORES);
        check(command, "--days", days, 1, DemoOptions.MOST_DAYS);
        check(command, "--end", last.getYear(), DemoOptions.FIRST_YEAR, DemoOptions.LAST_YEAR);
        return new DemoOptions(folder, stores, days, seed, last, parts);
    }

    private void check(CommandSpec command, String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    command.commandLine(),
                    text("generate.range", option, Integer.toString(least), Integer.toString(most)));
        }
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

    /** Reads {@code store} and {@code one}. */
    static final class PartsConverter implements ITypeConverter<Parts> {
        @Override
        public Parts convert(String value) {
            return switch (value) {
                case "store" -> Parts.STORE;
                case "one" -> Parts.ONE;
                default -> throw new TypeConversionException("store|one: " + value);
            };
        }
    }
}
