package asterism.uploader;

import asterism.api.export.Participant;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.UploadState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of the files that are left can be sent next. */
final class WaitingFiles {
    private WaitingFiles() {}

    /**
     * The one whose time comes first. A file waits for older ones with days in common, and one that is held for a
     * person: both come to nothing by themselves.
     *
     * @param left all that are queued, held or being sent
     */
    static Optional<QueueEntry> next(List<QueueEntry> left) {
        Map<Participant, List<QueueEntry>> ofOwner = left.stream().collect(Collectors.groupingBy(QueueEntry::owner));
        return left.stream()
                .filter(entry -> entry.state() != UploadState.HELD)
                .filter(entry -> ofOwner.getOrDefault(entry.owner(), List.of()).stream()
                        .noneMatch(other -> goesBefore(other, entry)))
                .min(Comparator.comparing(QueueEntry::nextAttempt));
    }

    /**
     * The held files that others wait for.
     *
     * @param left all that are queued or held
     */
    static List<QueueEntry> holding(List<QueueEntry> left) {
        return left.stream()
                .filter(held -> held.state() == UploadState.HELD)
                .filter(held -> left.stream()
                        .anyMatch(other -> other.state() == UploadState.QUEUED
                                && other.owner().equals(held.owner())
                                && goesBefore(held, other)))
                .toList();
    }

    private static boolean goesBefore(QueueEntry older, QueueEntry newer) {
        return older.fileId() < newer.fileId()
                && !older.first().isAfter(newer.last())
                && !older.last().isBefore(newer.first());
    }
}
