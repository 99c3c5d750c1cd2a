package asterism.cli;

import asterism.api.configuration.StoreChoice;
import asterism.api.export.ExportSpan;
import asterism.cli.ExportArguments.AskedDays;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Makes sense of the options of an export, or says which one makes none, and what is allowed. */
final class ArgumentCheck {
    private static final Pattern CLIENT = Pattern.compile("[0-9]{1,18}");
    private static final String OWN = "own";
    private static final String SYSTEM = "system:";

    private final CommandLine command;
    private final Text text;
    private final Clock clock;

    ArgumentCheck(CommandLine command, Text text, Clock clock) {
        this.command = command;
        this.text = text;
        this.clock = clock;
    }

    /**
     * Checks all options.
     *
     * @throws ParameterException names the option, its value, and what is allowed
     */
    ExportArguments check(ExportOptions options) {
        if (!CLIENT.matcher(options.client).matches()) {
            throw wrong("--client", options.client, "usage.client");
        }
        LocalDateTime runStart = options.at()
                .map(at -> Typing.timestamp(command, text, "--at", at))
                .orElseGet(() -> LocalDateTime.now(clock.withZone(zone(options))))
                .truncatedTo(ChronoUnit.SECONDS);
        zone(options);
        return new ExportArguments(
                Typing.path(command, text, "--source", options.source),
                Typing.path(command, text, "--home", options.home),
                Typing.path(command, text, "--out", options.out),
                new StoreChoice(
                        Typing.list(command, text, "--stores", options.stores),
                        codeSystem(options.codes),
                        options.client),
                Typing.list(command, text, "--kinds", options.kinds).map(LinkedHashSet::new),
                days(options, runStart.toLocalDate().minusDays(1)),
                options.lotsFrom().map(day -> Typing.date(command, text, "--lots-from", day)),
                options.complete,
                options.format,
                runStart);
    }

    private AskedDays days(ExportOptions options, LocalDate yesterday) {
        Optional<LocalDate> from = options.from().map(day -> Typing.date(command, text, "--from", day));
        Optional<LocalDate> to = options.to().map(day -> Typing.date(command, text, "--to", day));
        Optional<LocalDate> afterInitial =
                options.afterInitial().map(day -> Typing.date(command, text, "--after-initial", day));
        if (options.initial().isPresent()) {
            if (from.isPresent() || afterInitial.isPresent()) {
                throw new ParameterException(command, text.say("usage.initial-alone"));
            }
            LocalDate first =
                    Typing.date(command, text, "--initial", options.initial().get());
            LocalDate last = to.orElse(yesterday);
            requireOrder("--initial", first, last);
            return new AskedDays.Span(new ExportSpan.Initial(first, last));
        }
        if (from.isPresent() != to.isPresent()) {
            throw new ParameterException(command, text.say("usage.from-and-to"));
        }
        if (from.isEmpty() || to.isEmpty()) {
            return new AskedDays.RegularWindow(yesterday, afterInitial);
        }
        requireOrder("--from", from.get(), to.get());
        return new AskedDays.Span(new ExportSpan.Regular(from.get(), to.get(), afterInitial));
    }

    private void requireOrder(String option, LocalDate first, LocalDate last) {
        if (first.isAfter(last)) {
            throw new ParameterException(command, text.say("usage.order", option, first.toString(), last.toString()));
        }
    }

    private Optional<String> codeSystem(String codes) {
        if (codes.equals(OWN)) {
            return Optional.empty();
        }
        if (!codes.startsWith(SYSTEM) || codes.length() == SYSTEM.length()) {
            throw wrong("--codes", codes, "usage.codes");
        }
        return Optional.of(codes.substring(SYSTEM.length()));
    }

    private ZoneId zone(ExportOptions options) {
        try {
            return ZoneId.of(options.zone);
        } catch (DateTimeException e) {
            throw wrong("--zone", options.zone, "usage.zone");
        }
    }

    private ParameterException wrong(String option, String value, String allowed) {
        return Typing.wrong(command, text, option, value, allowed);
    }
}
