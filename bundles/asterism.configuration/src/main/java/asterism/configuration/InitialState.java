package asterism.configuration;

import asterism.api.Actor;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Verdict;
import asterism.api.export.ExportFile;
import asterism.api.export.ExportFiles;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * How far a store's initial data are.
 *
 * @param files     ids of the files of initial data under these codes from this day, newest first
 * @param refused   the newest of them that was refused; 0 for none
 * @param confirmed whether the last verdict says that they are correct; then files may be gone
 */
record InitialState(List<Long> files, long refused, boolean confirmed) {
    static InitialState of(Actor actor, Participation participation, List<Verdict> verdicts, ExportFiles files)
            throws IOException {
        return of(participation, verdicts, formed(actor, participation, files));
    }

    /** The same, of files that were found before. */
    static InitialState of(Participation participation, List<Verdict> verdicts, List<Long> files) {
        List<Verdict> own = VerdictTable.of(verdicts, participation);
        boolean confirmed = !own.isEmpty() && own.get(0).confirmed();
        long refused = own.stream()
                .filter(verdict -> !verdict.confirmed())
                .mapToLong(verdict -> verdict.fileId().orElse(0))
                .max()
                .orElse(0);
        return new InitialState(files, refused, confirmed);
    }

    private static List<Long> formed(Actor actor, Participation participation, ExportFiles files) throws IOException {
        if (participation.initialDay().isEmpty()) {
            return List.of();
        }
        return files.ofStore(actor, participation.storeId()).stream()
                .filter(file -> file.initial()
                        && file.owner().equals(participation.participant())
                        && file.first().equals(participation.initialDay().get()))
                .map(ExportFile::id)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** The newest file. */
    OptionalLong newest() {
        return files.stream().mapToLong(Long::longValue).findFirst();
    }

    boolean has(long fileId) {
        return files.contains(fileId);
    }

    /** Whether a verdict can still be about a file: it was formed after the last one that was refused. */
    boolean isOpen(long fileId) {
        return fileId > refused;
    }

    /** Whether a file is there that the union can confirm. */
    boolean isFormed() {
        return newest().orElse(0) > refused;
    }
}
