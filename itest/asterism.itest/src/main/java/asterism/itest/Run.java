package asterism.itest;

import asterism.api.export.ExportRequest;
import asterism.api.export.ExportSpan;
import asterism.api.export.FormatOptions;
import asterism.api.export.Participant;
import asterism.testkit.LedgerModel;
import asterism.testkit.Reference;
import asterism.testkit.ReferenceFile;
import asterism.testkit.SourceTable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An export run, as it is asked of the product and as it is asked of the reference.
 *
 * @param clientId legal entity code; a code that no run had before makes a run without a past
 * @param stores   ids of the stores that take part
 */
record Run(
        String clientId,
        List<String> stores,
        ExportSpan span,
        Optional<LocalDate> lotsFrom,
        Optional<Set<String>> kinds,
        String format,
        FormatOptions options,
        boolean handedOver) {
    static final String XML = "map-actions";
    static final String CSV = "csv";
    static final LocalDateTime START = LocalDateTime.of(2026, 11, 24, 2, 30, 7);

    private static final FormatOptions USUAL =
            new FormatOptions(StandardCharsets.UTF_8, StandardCharsets.UTF_8, ';', true);

    static Run regular(String clientId, List<String> stores, LocalDate first, LocalDate last) {
        return of(clientId, stores, new ExportSpan.Regular(first, last, Optional.empty()));
    }

    static Run of(String clientId, List<String> stores, ExportSpan span) {
        return new Run(clientId, stores, span, Optional.empty(), Optional.empty(), XML, USUAL, false);
    }

    /** The shops of a ledger, in its order. */
    static List<String> shops(LedgerModel ledger) {
        return ledger.rows(SourceTable.STORES).stream()
                .filter(row -> LedgerModel.value(row, "kind").equals("SHOP"))
                .map(row -> LedgerModel.value(row, "store_id"))
                .toList();
    }

    Run in(ExportSpan newSpan) {
        return new Run(clientId, stores, newSpan, lotsFrom, kinds, format, options, handedOver);
    }

    Run lotsFrom(LocalDate start) {
        return new Run(clientId, stores, span, Optional.of(start), kinds, format, options, handedOver);
    }

    Run kinds(String... newKinds) {
        return new Run(clientId, stores, span, lotsFrom, Optional.of(Set.of(newKinds)), format, options, handedOver);
    }

    Run csv() {
        return new Run(clientId, stores, span, lotsFrom, kinds, CSV, options, handedOver);
    }

    Run csv(char separator, boolean bom) {
        FormatOptions other = new FormatOptions(options.xmlCharset(), options.csvCharset(), separator, bom);
        return new Run(clientId, stores, span, lotsFrom, kinds, CSV, other, handedOver);
    }

    Run charset(Charset charset) {
        FormatOptions other =
                new FormatOptions(charset, options.csvCharset(), options.csvSeparator(), options.csvBom());
        return new Run(clientId, stores, span, lotsFrom, kinds, format, other, handedOver);
    }

    Run handedOverToTheUnion() {
        return new Run(clientId, stores, span, lotsFrom, kinds, format, options, true);
    }

    /** The code of a store: 17 for the first, others by their place among those that take part. */
    String storeCode(String storeId) {
        int place = stores.indexOf(storeId) + 1;
        return place == 1 ? "17" : "st-" + place + ".A";
    }

    String baseName(String storeId) {
        return ReferenceFile.baseName(START, clientId, storeCode(storeId));
    }

    String archiveName(String storeId) {
        return baseName(storeId) + (format.equals(CSV) ? "_csv.zip" : ".zip");
    }

    ExportRequest request(Path folder) {
        return new ExportRequest(
                stores.stream()
                        .map(id -> new Participant(id, storeCode(id), clientId))
                        .toList(),
                span,
                lotsFrom,
                kinds,
                format,
                options,
                1,
                START,
                folder,
                Optional.of(Locale.ENGLISH),
                handedOver);
    }

    Reference reference(LedgerModel ledger, String storeId) {
        Reference reference = Reference.of(ledger, storeId)
                .codes(clientId, storeCode(storeId))
                .charset(options.xmlCharset());
        reference = kinds.map(reference::kinds).orElse(reference);
        reference = lotsFrom.map(reference::lotsFrom).orElse(reference);
        if (span instanceof ExportSpan.Regular regular) {
            return regular.afterInitial().isPresent()
                    ? reference.regularAfterInitial(regular.afterInitial().get(), span.first(), span.last())
                    : reference.regular(span.first(), span.last());
        }
        return reference.initial(span.first(), span.last());
    }
}
