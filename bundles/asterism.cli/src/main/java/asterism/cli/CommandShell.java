package asterism.cli;

import asterism.api.cli.Verb;
import asterism.api.cli.VerbRunner;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/**
 * Finds the verb that arguments name, parses its options, and runs it. The verbs are whatever services there are.
 *
 * <p>Picocli takes the values that a verb's fields have when its command is made for the defaults, so each verb's command
 * is made once, before its first run.
 */
@Component(service = VerbRunner.class)
public final class CommandShell implements VerbRunner {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    static final String NAME = "asterism";
    private static final String LANGUAGE = "--lang";
    private static final List<String> LANGUAGES = List.of("ru", "en");

    private final String version;
    private final Set<Verb> verbs = new CopyOnWriteArraySet<>();
    private final ReentrantLock oneAtATime = new ReentrantLock();
    // Guarded by the lock: verbs come and go while another one runs.
    private final Map<Verb, CommandLine> commands = new HashMap<>();
    private final Map<Verb, String> texts = new HashMap<>();

    /** Wired by DS. */
    @Activate
    public CommandShell(BundleContext context) {
        this(context.getBundle().getVersion().toString());
    }

    CommandShell(String version) {
        this.version = version;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addVerb(Verb verb) {
        verbs.add(verb);
    }

    void removeVerb(Verb verb) {
        verbs.remove(verb);
    }

    @Override
    public int run(String... arguments) {
        Charset out = charset("stdout.encoding");
        Charset err = charset("stderr.encoding");
        return run(new PrintWriter(System.out, true, out), new PrintWriter(System.err, true, err), arguments);
    }

    int run(PrintWriter out, PrintWriter err, String... arguments) {
        oneAtATime.lock();
        try {
            Optional<String> asked = language(arguments);
            Text text = Text.in(Locale.forLanguageTag(asked.orElse(LANGUAGES.get(0))));
            CommandLine root = root(text);
            root.setOut(out);
            root.setErr(err);
            if (asked.isPresent() && !LANGUAGES.contains(asked.get())) {
                err.println(text.say("usage.value", LANGUAGE, asked.get(), String.join(", ", LANGUAGES)));
                return WRONG_USAGE;
            }
            return root.execute(arguments);
        } finally {
            out.flush();
            err.flush();
            oneAtATime.unlock();
        }
    }

    /** What is asked for must be known before the texts of options are made. */
    private static Optional<String> language(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith(LANGUAGE + "=")) {
                return Optional.of(arguments[i].substring(LANGUAGE.length() + 1));
            }
            if (arguments[i].equals(LANGUAGE) && i + 1 < arguments.length) {
                return Optional.of(arguments[i + 1]);
            }
        }
        return Optional.empty();
    }

    private CommandLine root(Text text) {
        CommandSpec spec = CommandSpec.create().name(NAME).version(NAME + " " + version);
        spec.resourceBundle(text.bundle());
        spec.usageMessage().customSynopsis(text.say("synopsis"));
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .type(boolean.class)
                .description(text.say("option.version"))
                .build());
        common(text).forEach(spec::addOption);
        CommandLine root = new CommandLine(spec);
        commands.keySet().retainAll(verbs);
        texts.keySet().retainAll(verbs);
        for (Verb verb : verbs) {
            root.addSubcommand(command(verb, text));
        }
        return root.setExpandAtFiles(false)
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler(new RunErrors());
    }

    private static List<OptionSpec> common(Text text) {
        return List.of(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .type(boolean.class)
                        .scopeType(ScopeType.LOCAL)
                        .description(text.say("option.help"))
                        .build(),
                OptionSpec.builder(LANGUAGE)
                        .type(String.class)
                        .paramLabel("ru|en")
                        .scopeType(ScopeType.LOCAL)
                        .description(text.say("option.lang"))
                        .build());
    }

    private CommandLine command(Verb verb, Text text) {
        CommandLine command = commands.computeIfAbsent(verb, CommandLine::new);
        CommandSpec spec = command.getCommandSpec();
        for (OptionSpec option : common(text)) {
            OptionSpec before = spec.findOption(option.longestName());
            if (before != null) {
                spec.remove(before);
            }
            spec.addOption(option);
        }
        String baseName = texts.computeIfAbsent(verb, first -> baseName(spec));
        spec.resourceBundle(
                baseName.isEmpty()
                        ? text.bundle()
                        : text.before(baseName, verb.getClass().getClassLoader()));
        return command;
    }

    private static String baseName(CommandSpec spec) {
        ResourceBundle bundle = spec.resourceBundle();
        return bundle == null || bundle.getBaseBundleName() == null ? "" : bundle.getBaseBundleName();
    }

    /** The terminal's; where that has no Cyrillic letters (as under LANG=C), UTF-8 does less harm than question marks. */
    private static Charset charset(String property) {
        String name = System.getProperty(property, System.getProperty("sun." + property, ""));
        Charset charset =
                name.isEmpty() || !Charset.isSupported(name) ? Charset.defaultCharset() : Charset.forName(name);
        return charset.canEncode() && charset.newEncoder().canEncode('Я') ? charset : StandardCharsets.UTF_8;
    }

    /** Prints what happened and a way out, and exits with {@link #WRONG_USAGE}. */
    private static final class UsageErrors implements CommandLine.IParameterExceptionHandler {
        @Override
        public int handleParseException(CommandLine.ParameterException e, String[] arguments) {
            CommandLine command = e.getCommandLine();
            Text text = Text.of(command.getResourceBundle());
            PrintWriter err = command.getErr();
            if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
                err.println(text.say("usage.unknown", String.join(" ", unmatched.getUnmatched())));
                if (!unmatched.getSuggestions().isEmpty()) {
                    err.println(text.say("usage.suggestion", String.join(", ", unmatched.getSuggestions())));
                }
            } else if (e instanceof CommandLine.MissingParameterException missing
                    && !missing.getMissing().isEmpty()) {
                err.println(text.say(
                        "usage.missing",
                        String.join(
                                ", ",
                                missing.getMissing().stream()
                                        .map(argument -> argument instanceof OptionSpec option
                                                ? option.longestName()
                                                : argument.paramLabel())
                                        .toList())));
            } else if (e.getClass() == CommandLine.ParameterException.class && command.getParent() == null) {
                // No verb.
                command.usage(err);
                return WRONG_USAGE;
            } else {
                err.println(e.getMessage());
            }
            err.println(text.say("usage.help", command.getCommandSpec().qualifiedName()));
            return WRONG_USAGE;
        }
    }

    /** Prints why a verb ended early. */
    private static final class RunErrors implements CommandLine.IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(Exception e, CommandLine command, CommandLine.ParseResult result) {
            Text text = Text.of(command.getResourceBundle());
            command.getErr().println(text.say("run.failed", Failures.say(e, text)));
            return FAILED;
        }
    }
}
