package asterism.configuration;

import asterism.api.Actor;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Verdict;
import asterism.api.export.ExportFile;
import asterism.api.export.ExportFiles;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far a store's initial data are.
 *
 * @param file      the newest file that a verdict can be about: formed under these codes from this day, and after the
 *     last one that was refused
 * @param confirmed whether the last verdict says that they are correct; then files may be gone
 */
record InitialState(Optional<ExportFile> file, boolean confirmed) {
    static InitialState of(Actor actor, Participation participation, List<Verdict> verdicts, ExportFiles files)
            throws IOException {
        Optional<Verdict> last = VerdictTable.last(verdicts, participation);
        if (last.filter(Verdict::confirmed).isPresent()) {
            return new InitialState(Optional.empty(), true);
        }
        long refused = last.map(verdict -> verdict.fileId().orElse(0)).orElse(0L);
        return new InitialState(newest(actor, participation, files).filter(file -> file.id() > refused), false);
    }

    static Optional<ExportFile> newest(Actor actor, Participation participation, ExportFiles files) throws IOException {
        if (participation.initialDay().isEmpty()) {
            return Optional.empty();
        }
        return files.ofStore(actor, participation.storeId()).stream()
                .filter(file -> file.initial()
                        && file.owner().equals(participation.participant())
                        && file.first().equals(participation.initialDay().get()))
                .max(Comparator.comparingLong(ExportFile::id));
    }
}
