package asterism.exporter;

import asterism.api.FileTrouble;
import asterism.api.export.ExportException;
import asterism.api.export.ExportFile;
import asterism.api.export.ExportRequest;
import asterism.api.export.ProtocolEntry;
import asterism.api.export.StoreResult;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.Outcome;
import asterism.api.source.SourceFault;
import asterism.api.storage.Database;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is kept of how forming ended, as code and arguments; {@link JobWords} has the words. */
final class FormingOutcome {
    private static final Logger LOG = LoggerFactory.getLogger(FormingOutcome.class);

    private FormingOutcome() {}

    static Outcome of(ExportRequest request, StoreResult result) throws IOException {
        if (result instanceof StoreResult.Formed formed) {
            return done(formed.file(), formed.protocol());
        }
        if (result instanceof StoreResult.Nothing) {
            return Outcome.nothingToDo(
                    "export.nothing",
                    request.span().first().toString(),
                    request.span().last().toString());
        }
        if (result instanceof StoreResult.Unreadable unreadable) {
            LOG.warn("No file of store {}: {}", unreadable.storeId(), unreadable.faults());
            return Outcome.failed(
                    "export.store-faulty", faults(unreadable.faults().size(), unreadable.faults()));
        }
        Exception cause = ((StoreResult.Failed) result).cause();
        if (cause instanceof BeingWrittenException) {
            // An attempt at this task that was given up for lost: what it writes is found the next time.
            LOG.debug("store {} waits", result.storeId(), cause);
            return Outcome.stopped();
        }
        if (cause instanceof IOException lost && Database.isCauseOf(lost)) {
            throw lost;
        }
        LOG.warn("No file of store {}", result.storeId(), cause);
        return cause instanceof ExportException refused
                ? Outcome.failed("export.refused", refused.reason().name(), refused.storeId(), refused.value())
                : failed(cause);
    }

    /** Arguments: archive, first and last day, rows of movements, warnings and errors, months changed before it. */
    static Outcome done(ExportFile file, List<ProtocolEntry> protocol) {
        long before = protocol.stream()
                .filter(entry -> entry.code() == ProtocolEntry.Code.CHANGE_OUTSIDE_WINDOW)
                .count();
        return Outcome.done(
                "export.formed",
                file.archive(),
                file.first().toString(),
                file.last().toString(),
                Integer.toString(file.totals().movementCount()),
                Integer.toString(protocol.size()),
                Long.toString(before));
    }

    private static Outcome failed(Exception cause) {
        return cause instanceof IOException trouble
                ? Outcome.failed("export.not-written", trouble(trouble))
                : Outcome.failed(Jobs.UNEXPECTED);
    }

    /** Arguments: why, and which file. */
    static String[] trouble(IOException e) {
        return FileTrouble.of(e).toArguments().toArray(String[]::new);
    }

    /** Arguments: how many there are, and the first one. */
    static String[] faults(long count, List<SourceFault> faults) {
        List<String> arguments = new ArrayList<>(List.of(Long.toString(count)));
        arguments.addAll(faults.get(0).toArguments());
        return arguments.toArray(String[]::new);
    }
}
