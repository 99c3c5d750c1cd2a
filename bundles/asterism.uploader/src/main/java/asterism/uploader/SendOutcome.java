package asterism.uploader;

import asterism.api.jobs.Outcome;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadProblem;
import asterism.api.upload.UploadState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of sending, by what a person must do first. */
final class SendOutcome {
    private SendOutcome() {}

    static Outcome of(List<QueueEntry> entries) {
        Optional<QueueEntry> failed = first(entries, UploadState.FAILED);
        if (failed.isPresent()) {
            return failed(failed.get());
        }
        Optional<QueueEntry> held = first(entries, UploadState.HELD);
        if (held.isPresent()) {
            return Outcome.failed("upload.held", window(held.get()));
        }
        Optional<QueueEntry> waits = first(entries, UploadState.QUEUED).filter(entry -> entry.attempts() > 0);
        if (waits.isPresent()) {
            return Outcome.done("upload.tried-again-later", problem(waits.get()));
        }
        List<QueueEntry> sent = entries.stream()
                .filter(entry -> entry.state() == UploadState.SENT)
                .toList();
        return sent.isEmpty()
                ? Outcome.nothingToDo("upload.nothing")
                : Outcome.done(
                        "upload.sent",
                        Integer.toString(sent.size()),
                        Long.toString(sent.stream().mapToLong(QueueEntry::bytes).sum()));
    }

    /** What is left: the file that is tried next. */
    static Outcome later(Instant again, QueueEntry next) {
        return Outcome.later(again, "upload.tried-again-later", problem(next));
    }

    private static Optional<QueueEntry> first(List<QueueEntry> entries, UploadState state) {
        return entries.stream().filter(entry -> entry.state() == state).findFirst();
    }

    /** A lost file is to be formed again: its days are named. */
    private static Outcome failed(QueueEntry entry) {
        boolean lost = entry.problem()
                .filter(problem -> problem.advice() == UploadAdvice.FILE_MISSING)
                .isPresent();
        return lost
                ? Outcome.failed("upload.file-missing", window(entry))
                : Outcome.failed("upload.failed", problem(entry));
    }

    /** Arguments: file, store, first and last day. */
    private static String[] window(QueueEntry entry) {
        return new String[] {
            Long.toString(entry.fileId()),
            entry.owner().storeId(),
            entry.first().toString(),
            entry.last().toString()
        };
    }

    /** Arguments: file, store, step, advice. */
    private static String[] problem(QueueEntry entry) {
        return new String[] {
            Long.toString(entry.fileId()),
            entry.owner().storeId(),
            entry.problem().map(UploadProblem::step).map(Enum::name).orElse(""),
            entry.problem().map(UploadProblem::advice).map(Enum::name).orElse("")
        };
    }
}
