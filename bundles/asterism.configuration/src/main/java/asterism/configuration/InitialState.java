package asterism.configuration;

import asterism.api.Actor;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Verdict;
import asterism.api.export.ExportFile;
import asterism.api.export.ExportFiles;
import asterism.api.export.Participant;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * How far a store's initial data are.
 *
 * @param files     ids of the files of initial data under these codes from this day, newest first
 * @param refused   the newest of them that was refused; 0 for none
 * @param confirmed whether the last verdict says that they are correct; then files may be gone
 */
record InitialState(List<Long> files, long refused, boolean confirmed) {
    /** Whose initial data are formed under which codes, from which day. */
    record Key(Participant owner, LocalDate first) {}

    /**
     * Finds it out.
     *
     * @param verdicts on this participation at least, newest first
     * @param files    newest first, by whose they are
     */
    static InitialState of(Participation participation, List<Verdict> verdicts, Map<Key, List<Long>> files) {
        List<Verdict> own = VerdictTable.of(verdicts, participation);
        boolean confirmed = !own.isEmpty() && own.get(0).confirmed();
        long refused = own.stream()
                .filter(verdict -> !verdict.confirmed())
                .mapToLong(verdict -> verdict.fileId().orElse(0))
                .max()
                .orElse(0);
        List<Long> formed = participation
                .initialDay()
                .map(day -> files.getOrDefault(new Key(participation.participant(), day), List.of()))
                .orElse(List.of());
        return new InitialState(formed, refused, confirmed);
    }

    /** The newest file of each store, codes and day. */
    static Map<Key, List<Long>> newest(Actor actor, ExportFiles files) throws IOException {
        return files.newestInitial(actor).stream()
                .collect(Collectors.toMap(file -> new Key(file.owner(), file.first()), file -> List.of(file.fileId())));
    }

    /** All files of one store. */
    static Map<Key, List<Long>> ofStore(Actor actor, ExportFiles files, String storeId) throws IOException {
        return files.ofStore(actor, storeId).stream()
                .filter(ExportFile::initial)
                .sorted(Comparator.comparing(ExportFile::id).reversed())
                .collect(Collectors.groupingBy(
                        file -> new Key(file.owner(), file.first()),
                        Collectors.mapping(ExportFile::id, Collectors.toList())));
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
