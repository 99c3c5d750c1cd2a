package asterism.testkit;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Changes a copy of a ledger step by step and writes the load beside it, without {@link LedgerModel#apply}. */
final class LedgerMutator {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private final LedgerModel after;
    private final LedgerModel load = new LedgerModel();
    private final Set<String> docIds = new LinkedHashSet<>();
    private final Random random;
    private final RandomTexts texts;
    private final RandomDocuments maker;
    private LocalDateTime changedAt;

    LedgerMutator(LedgerModel before, Random random) {
        this.after = before.copy();
        this.random = random;
        this.texts = new RandomTexts(random);
        this.maker = new RandomDocuments(after, random, RandomLedger.lots(random, texts));
        this.changedAt = before.rows(SourceTable.DOCUMENTS).stream()
                .map(row -> Values.time(LedgerModel.value(row, "changed_at")))
                .max(LocalDateTime::compareTo)
                .orElse(RandomLedger.FIRST_DAY.atStartOfDay());
    }

    LedgerMutation mutate() {
        int steps = 1 + random.nextInt(6);
        for (int i = 0; i < steps; i++) {
            step();
        }
        if (texts.chance(30)) {
            renameItem();
        }
        if (texts.chance(30)) {
            renamePartner();
        }
        docIds.forEach(this::handOver);
        after.rows(SourceTable.DOCUMENTS).forEach(this::handOverUnchanged);
        return new LedgerMutation(after, load, Collections.unmodifiableSet(docIds));
    }

    private void step() {
        List<Map<String, String>> documents = after.rows(SourceTable.DOCUMENTS);
        if (documents.isEmpty() || texts.chance(40)) {
            addLate();
            return;
        }
        Map<String, String> document = texts.oneOf(documents);
        String docId = document.getOrDefault("doc_id", "");
        switch (random.nextInt(6)) {
            case 0 -> delete(document);
            case 1 ->
                document.put(
                        "store_id", texts.oneOf(after.rows(SourceTable.STORES)).getOrDefault("store_id", ""));
            case 2 -> changeHead(document);
            case 3 -> addLine(document);
            case 4 ->
                after.linesOf(docId).stream()
                        .findFirst()
                        .ifPresent(line -> after.rows(SourceTable.LINES).removeIf(row -> row == line));
            default -> after.linesOf(docId).forEach(line -> line.put("quantity", texts.quantity(9)));
        }
        touch(document);
    }

    private void touch(Map<String, String> document) {
        changedAt = changedAt.plusSeconds(1 + random.nextInt(3600));
        document.put("changed_at", ISO.format(changedAt));
        docIds.add(document.getOrDefault("doc_id", ""));
    }

    private void addLate() {
        int number = after.rows(SourceTable.DOCUMENTS).size() + 1000 + random.nextInt(100_000);
        String docId = texts.id("N", number);
        if (after.find(SourceTable.DOCUMENTS, docId).isEmpty()) {
            maker.add(docId);
            after.find(SourceTable.DOCUMENTS, docId).ifPresent(this::touch);
        }
    }

    // "deleted = 1 keeps the row of a document that no longer counts, with or without its lines"
    private void delete(Map<String, String> document) {
        document.put("deleted", "1");
        if (random.nextBoolean()) {
            String docId = document.getOrDefault("doc_id", "");
            after.rows(SourceTable.LINES)
                    .removeIf(row -> row.getOrDefault("doc_id", "").equals(docId));
        }
    }

    private void changeHead(Map<String, String> document) {
        document.put("doc_number", texts.number());
        int day = random.nextInt(RandomLedger.DAYS);
        document.put("doc_time", RandomLedger.FIRST_DAY.plusDays(day) + "T12:30:15");
        document.remove("deleted");
    }

    private void addLine(Map<String, String> document) {
        int number = 1
                + after.linesOf(document.getOrDefault("doc_id", "")).stream()
                        .mapToInt(line -> Integer.parseInt(
                                line.getOrDefault("line_no", "0").strip()))
                        .max()
                        .orElse(100);
        after.add(SourceTable.LINES, maker.line(document, number));
    }

    private void renameItem() {
        Map<String, String> item = texts.oneOf(after.rows(SourceTable.ITEMS));
        item.put("name", texts.name());
        load.add(SourceTable.ITEMS, item);
    }

    private void renamePartner() {
        Map<String, String> partner = texts.oneOf(after.rows(SourceTable.PARTNERS));
        partner.put("name", texts.name());
        load.add(SourceTable.PARTNERS, partner);
    }

    private void handOver(String docId) {
        load.add(SourceTable.DOCUMENTS, after.find(SourceTable.DOCUMENTS, docId).orElseThrow());
        after.linesOf(docId).forEach(line -> load.add(SourceTable.LINES, line));
    }

    // A few documents come again as they were, or in an older state that must not count.
    private void handOverUnchanged(Map<String, String> document) {
        String docId = document.getOrDefault("doc_id", "");
        if (docIds.contains(docId) || !texts.chance(5)) {
            return;
        }
        if (random.nextBoolean()) {
            handOver(docId);
            return;
        }
        Map<String, String> older = new LinkedHashMap<>(document);
        older.put("changed_at", "2020-01-01T00:00:00");
        if (random.nextBoolean()) {
            // it has moved here since: to come from there again must not take it from here
            older.put("store_id", texts.oneOf(after.rows(SourceTable.STORES)).getOrDefault("store_id", ""));
        }
        older.put("doc_number", "outdated");
        load.add(SourceTable.DOCUMENTS, older);
        List<Map<String, String>> lines = new ArrayList<>(after.linesOf(docId));
        lines.replaceAll(LinkedHashMap::new);
        lines.forEach(line -> line.put("quantity", "77"));
        lines.forEach(line -> load.add(SourceTable.LINES, line));
    }
}
