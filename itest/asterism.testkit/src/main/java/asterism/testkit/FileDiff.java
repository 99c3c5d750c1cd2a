package asterism.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What differs between two files of one store (exchange-format.md, section 3, rule 7), by the receiver's keys.
 *
 * @param added     elements of the second file alone
 * @param removed   elements of the first file alone
 * @param changed   elements of both whose text differs, with the names of what differs
 * @param keptFirst elements that are the same, in the order of the first file
 * @param keptSecond elements that are the same, in the order of the second file
 */
public record FileDiff(
        List<Change> added,
        List<Change> removed,
        List<Change> changed,
        List<Change> keptFirst,
        List<Change> keptSecond) {

    /**
     * An element.
     *
     * @param key    part, id and day
     * @param fields what differs, of an element that is in both files and not the same
     */
    public record Change(String key, String itemId, List<String> fields) {}

    /** One element, of which only digests of its texts are kept. */
    private static final class Element {
        final String itemId;
        final FilePart part;
        final long[] digests;

        Element(String itemId, FileEntry entry) {
            this.itemId = itemId;
            this.part = entry.part();
            this.digests = new long[part.fields().size()];
            for (int i = 0; i < digests.length; i++) {
                digests[i] = digest(entry.get(i));
            }
        }

        List<String> differingFrom(Element other) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < digests.length; i++) {
                if (digests[i] != other.digests[i]) {
                    names.add(part.names().get(i));
                }
            }
            return names;
        }
    }

    /** Compares two files on disk. */
    public static FileDiff between(Path first, Path second) throws IOException {
        return between(FileSource.of(first, CsvSettings.usual()), FileSource.of(second, CsvSettings.usual()));
    }

    /** Compares two files in memory. */
    public static FileDiff between(String firstName, byte[] first, String secondName, byte[] second)
            throws IOException {
        return between(
                new FileSource(firstName, () -> new ByteArrayInputStream(first), CsvSettings.usual()),
                new FileSource(secondName, () -> new ByteArrayInputStream(second), CsvSettings.usual()));
    }

    private static FileDiff between(FileSource first, FileSource second) throws IOException {
        Map<String, Element> before = elements(first);
        Map<String, Element> after = elements(second);
        List<Change> added = new ArrayList<>();
        List<Change> removed = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        Map<String, Change> kept = new LinkedHashMap<>();
        before.forEach((key, element) -> {
            List<String> fields = element.differingFrom(after.getOrDefault(key, element));
            Change change = new Change(key, element.itemId, fields);
            if (!after.containsKey(key)) {
                removed.add(change);
            } else if (!fields.isEmpty()) {
                changed.add(change);
            } else {
                kept.put(key, change);
            }
        });
        List<Change> keptSecond = new ArrayList<>();
        after.forEach((key, element) -> {
            if (kept.containsKey(key)) {
                keptSecond.add(new Change(key, element.itemId, List.of()));
            } else if (!before.containsKey(key)) {
                added.add(new Change(key, element.itemId, List.of()));
            }
        });
        return new FileDiff(added, removed, changed, List.copyOf(kept.values()), keptSecond);
    }

    private static Map<String, Element> elements(FileSource source) throws IOException {
        Violations violations = new Violations(source.name());
        Map<String, String> items = new HashMap<>();
        Map<String, Element> elements = new LinkedHashMap<>();
        source.read(violations, entry -> {
            if (entry.part() == FilePart.BATCH) {
                items.put(entry.lotId(), entry.get("map_nomenclature_code"));
            }
            elements.put(entry.key(), new Element(items.getOrDefault(entry.lotId(), ""), entry));
        });
        violations.throwIfAny();
        return elements;
    }

    // FNV-1a: the texts of two large files would not fit into the memory of a test.
    private static long digest(String text) {
        long digest = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            digest = (digest ^ text.charAt(i)) * 0x100000001b3L;
        }
        return digest;
    }

    /** Whether the files hold the same in the same order. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty() && orderKept();
    }

    /** Whether the elements that are the same stand in the same order. */
    public boolean orderKept() {
        return keptFirst.equals(keptSecond);
    }

    /** Fails unless only elements of these items differ and all others keep their order. */
    public FileDiff requireOnlyItems(Set<String> itemIds) {
        Violations violations = new Violations("difference");
        report(violations, "was added", added, itemIds);
        report(violations, "was removed", removed, itemIds);
        report(violations, "was changed", changed, itemIds);
        violations.require(
                others(keptFirst, itemIds).equals(others(keptSecond, itemIds)),
                "order",
                "elements that are the same stand in another order");
        violations.throwIfAny();
        return this;
    }

    private static void report(Violations violations, String what, List<Change> changes, Set<String> itemIds) {
        others(changes, itemIds)
                .forEach(change -> violations.add(
                        change.key(),
                        what + " though item " + change.itemId() + " was not touched " + change.fields()));
    }

    private static List<Change> others(List<Change> changes, Set<String> itemIds) {
        return changes.stream()
                .filter(change -> !itemIds.contains(change.itemId()))
                .toList();
    }
}
