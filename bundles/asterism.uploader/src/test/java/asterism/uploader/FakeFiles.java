package asterism.uploader;

import asterism.api.Actor;
import asterism.api.export.ExportFile;
import asterism.api.export.Participant;
import asterism.api.export.SendableFiles;
import asterism.api.export.Vanishing;
import asterism.api.lotdata.StoreWindow.WindowTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Files in a folder. */
final class FakeFiles implements SendableFiles {
    final List<ExportFile> files = new ArrayList<>();
    final List<Long> handedOver = new ArrayList<>();
    final Set<Long> queued = new HashSet<>();
    String formatId = "map-actions";
    final Map<Long, Vanishing> vanishing = new HashMap<>();
    final Set<Long> unknown = new HashSet<>();
    /** Not in their place yet. */
    final Set<Long> late = new HashSet<>();

    FormAgain formAgain = lost -> Optional.empty();
    private final Path folder;
    private final WindowTotals totals;

    /** What comes of a lost file. */
    @FunctionalInterface
    interface FormAgain {
        Optional<ExportFile> form(ExportFile lost) throws IOException;
    }

    FakeFiles(Path folder, WindowTotals totals) {
        this.folder = folder;
        this.totals = totals;
    }

    /** Of a period that somebody chose. */
    ExportFile form(Participant owner, LocalDate first, LocalDate last, int bytes) throws IOException {
        return form(owner, first, last, false, bytes);
    }

    /** Of the window that moves on. */
    ExportFile formMoving(Participant owner, LocalDate first, LocalDate last, int bytes) throws IOException {
        return form(owner, first, last, true, bytes);
    }

    private ExportFile form(Participant owner, LocalDate first, LocalDate last, boolean moving, int bytes)
            throws IOException {
        long id = files.size() + 1L;
        String base = "2026112402300%d_%s_%s_bat".formatted(id, owner.clientId(), owner.storeCode());
        byte[] content = new byte[bytes];
        new Random(id).nextBytes(content);
        Files.write(folder.resolve(base + ".zip"), content);
        ExportFile file = new ExportFile(
                id,
                owner,
                formatId,
                first,
                last,
                false,
                moving,
                base,
                base + ".zip",
                bytes,
                last.plusDays(1).atTime(2, 30),
                "job",
                totals);
        files.add(file);
        return file;
    }

    Path path(ExportFile file) {
        return folder.resolve(file.archive());
    }

    @Override
    public List<ExportFile> regular(Participant owner, String formatId) {
        return files.stream()
                .filter(file ->
                        file.owner().equals(owner) && file.formatId().equals(formatId) && !late.contains(file.id()))
                .toList();
    }

    @Override
    public Optional<Path> archive(long fileId) {
        return files.stream().filter(file -> file.id() == fileId).findFirst().map(this::path);
    }

    @Override
    public Optional<ExportFile> formAgain(Actor actor, String unionId, long fileId) throws IOException {
        return formAgain.form(files.get((int) fileId - 1));
    }

    @Override
    public Optional<Vanishing> vanishing(long fileId) {
        return unknown.contains(fileId)
                ? Optional.empty()
                : Optional.of(vanishing.getOrDefault(fileId, new Vanishing(1000, new TreeMap<>())));
    }

    @Override
    public void queued(Collection<Long> fileIds) {
        queued.addAll(fileIds);
    }

    @Override
    public void handedOver(long fileId) {
        handedOver.add(fileId);
    }
}
