package asterism.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Parses options of an export without the services that the verb needs. */
@Command(name = "export")
final class Typed implements Callable<Integer> {
    static final Text ENGLISH = Text.in(Locale.ENGLISH);
    /** Already the 24th in Moscow. */
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T22:30:15.7Z"), ZoneOffset.UTC);

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final CommandLine command;

    @Mixin
    private final ExportOptions options = new ExportOptions();

    Typed() {
        command = new CommandLine(this).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        command.setResourceBundle(ENGLISH.bundle());
    }

    @Override
    public Integer call() {
        return 0;
    }

    /** The arguments, with those that are required. */
    static ExportArguments arguments(String... more) {
        return new Typed().parse(more);
    }

    ExportArguments parse(String... more) {
        List<String> all = new ArrayList<>(List.of("--source", "s", "--home", "h", "--client", "102532", "--out", "o"));
        all.addAll(List.of(more));
        command.parseArgs(all.toArray(String[]::new));
        return new ArgumentCheck(command, ENGLISH, CLOCK).check(options);
    }
}
