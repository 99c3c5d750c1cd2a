package asterism.cli;

import asterism.api.Actor;
import asterism.api.configuration.ChosenStores;
import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.export.ExportException;
import asterism.api.export.ExportRequest;
import asterism.api.export.StoreResult;
import asterism.api.lotdata.ItemKind;
import asterism.api.lotdata.LoadReport;
import asterism.api.source.SourceException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** One export: brings lot data up to date, forms the files, and tells what came of it. */
final class ExportRun {
    private static final Actor ACTOR = new Actor.HomeOwner();

    private final ExportServices services;
    private final ExportArguments arguments;
    private final CommandLine command;
    private final Text text;
    private final ProgressLine progress;
    private final FaultPrinter faults;
    private final Summary summary;
    /** How many faults of this load each store has; they are printed before any file is formed. */
    private Map<String, Long> spoiled = Map.of();

    ExportRun(
            ExportServices services, ExportArguments arguments, CommandLine command, Text text, ProgressLine progress) {
        this.services = services;
        this.arguments = arguments;
        this.command = command;
        this.text = text;
        this.progress = progress;
        this.faults = new FaultPrinter(command.getErr(), services.wording, text);
        this.summary = new Summary(command.getOut(), command.getErr(), services.wording, text);
    }

    /**
     * Runs it.
     *
     * @return the exit status
     * @throws ParameterException when a format or kind is unknown
     * @throws IOException        when source, database or folder cannot be read or written
     */
    int run() throws IOException {
        requireKnown("--format", Set.of(arguments.format()), services.exports.formats());
        if (!update()) {
            return CommandShell.FAILED;
        }
        if (arguments.kinds().isPresent()) {
            requireKnown(
                    "--kinds",
                    arguments.kinds().get(),
                    services.ledger.itemKinds().stream().map(ItemKind::id).collect(Collectors.toSet()));
        }
        ChosenStores chosen = services.settings.choose(ACTOR, arguments.choice());
        for (ExportException refusal : chosen.refused()) {
            summary.refused(refusal);
        }
        if (!chosen.participants().isEmpty()) {
            services.exports.form(ACTOR, request(chosen), progress, this::formed);
            progress.clear();
        }
        summary.totals();
        return summary.isGood() ? CommandShell.DONE : CommandShell.FAILED;
    }

    private void requireKnown(String option, Set<String> asked, Set<String> known) {
        Set<String> unknown = new TreeSet<>(asked);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    command,
                    text.say(
                            "usage.value", option, String.join(",", unknown), String.join(", ", new TreeSet<>(known))));
        }
    }

    private boolean update() throws IOException {
        try {
            LoadReport report = services.ledger.update(ACTOR, services.source, arguments.complete(), progress);
            progress.clear();
            faults.print(report.faults(), report.count());
            spoiled = report.spoiled();
            return true;
        } catch (SourceException e) {
            progress.clear();
            faults.print(e.faults(), e.count());
            command.getErr().println(text.say("run.load-failed"));
            return false;
        } finally {
            progress.clear();
        }
    }

    private ExportRequest request(ChosenStores chosen) throws IOException {
        ExportSettings settings = services.settings.exportSettings(ACTOR, IntegrationSettings.SOZVEZDIE);
        return new ExportRequest(
                List.copyOf(chosen.participants()),
                arguments.span(settings.windowDays()),
                arguments.ledgerStart(),
                arguments.kinds(),
                arguments.format(),
                settings.format(),
                settings.compressionLevel(),
                arguments.runStart(),
                arguments.out(),
                Optional.of(text.language()),
                true);
    }

    private void formed(StoreResult result) {
        progress.clear();
        if (result instanceof StoreResult.Unreadable unreadable && !spoiled.containsKey(unreadable.storeId())) {
            faults.print(unreadable.faults(), unreadable.faults().size());
        }
        summary.add(result);
    }
}
