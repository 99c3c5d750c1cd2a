package asterism.testkit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a file must hold, computed slowly and obviously from a ledger without faults. Each part of the code stands next
 * to the words it implements.
 *
 * <p>Immutable: each setting gives a new reference. A window must be set before {@link #form()}.
 */
public final class Reference {
    private final LedgerModel ledger;
    private final String storeId;
    private final String clientId;
    private final String storeCode;
    private final Optional<ReferenceWindow> window;
    private final Optional<Set<String>> kinds;
    private final Optional<LocalDate> lotsFrom;
    private final Charset charset;

    private Reference(
            LedgerModel ledger,
            String storeId,
            String clientId,
            String storeCode,
            Optional<ReferenceWindow> window,
            Optional<Set<String>> kinds,
            Optional<LocalDate> lotsFrom,
            Charset charset) {
        this.ledger = ledger;
        this.storeId = storeId;
        this.clientId = clientId;
        this.storeCode = storeCode;
        this.window = window;
        this.kinds = kinds;
        this.lotsFrom = lotsFrom;
        this.charset = charset;
    }

    /** Of a store: legal entity code 102532, store code 17, all items, lots from the beginning, UTF-8. */
    public static Reference of(LedgerModel ledger, String storeId) {
        return new Reference(
                ledger,
                storeId,
                "102532",
                "17",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                StandardCharsets.UTF_8);
    }

    /** With these codes. */
    public Reference codes(String newClientId, String newStoreCode) {
        return new Reference(ledger, storeId, newClientId, newStoreCode, window, kinds, lotsFrom, charset);
    }

    /** With a regular window; both days are included. */
    public Reference regular(LocalDate first, LocalDate last) {
        return in(ReferenceWindow.regular(first, last));
    }

    /** With an initial export from a start day. */
    public Reference initial(LocalDate start, LocalDate last) {
        return in(ReferenceWindow.initial(start, last));
    }

    /** With a regular window after initial data from a start day have been handed over. */
    public Reference regularAfterInitial(LocalDate start, LocalDate first, LocalDate last) {
        return in(ReferenceWindow.regularAfterInitial(start, first, last));
    }

    private Reference in(ReferenceWindow newWindow) {
        return new Reference(ledger, storeId, clientId, storeCode, Optional.of(newWindow), kinds, lotsFrom, charset);
    }

    /** Only with items of these kinds and the kinds below them. */
    public Reference kinds(Set<String> newKinds) {
        return new Reference(ledger, storeId, clientId, storeCode, window, Optional.of(newKinds), lotsFrom, charset);
    }

    /** With a start date of lot data. */
    public Reference lotsFrom(LocalDate start) {
        return new Reference(ledger, storeId, clientId, storeCode, window, kinds, Optional.of(start), charset);
    }

    /** With the XML in another charset. */
    public Reference charset(Charset newCharset) {
        return new Reference(ledger, storeId, clientId, storeCode, window, kinds, lotsFrom, newCharset);
    }

    /** What became of each item of the store over its whole history, items by code points, the kinds aside. */
    public List<ReferenceItem> attribution() {
        List<ReferenceItem> items = new ArrayList<>();
        StoreLines.byItem(ledger, storeId, lotsFrom)
                .forEach((itemId, lines) -> items.add(ItemResult.of(storeId, itemId, lines)));
        return items;
    }

    /** The expected file. */
    public ReferenceFile form() {
        ReferenceWindow days = window.orElseThrow(() -> new IllegalStateException("set a window first"));
        FileRows rows = new FileRows(ledger, storeId, storeCode, days);
        if (days.isWhollyBeforeStart()) {
            return file(rows, days, List.of());
        }
        attribution().stream().filter(item -> takesPart(item.itemId())).forEach(rows::add);
        // NO_MOVEMENTS: "nothing in the window"
        List<ReferenceWarning> warnings =
                rows.isEmpty() ? List.of(ReferenceWarning.ofStore("NO_MOVEMENTS", storeId)) : rows.warnings();
        return file(rows, days, warnings);
    }

    private ReferenceFile file(FileRows rows, ReferenceWindow days, List<ReferenceWarning> warnings) {
        return new ReferenceFile(
                !rows.isEmpty(),
                new XmlText(clientId, storeCode, days, charset).of(rows),
                charset,
                CsvTable.text(FileColumns.BATCH_CSV, rows.batches()),
                CsvTable.text(FileColumns.DISTRIBUTION, rows.distributions()),
                CsvTable.text(FileColumns.REMNANT, rows.remnants()),
                warnings);
    }

    /** The movements of one day, as the lines of {@code distributions.csv}; never any initial ones. */
    public String movementsOf(LocalDate day) {
        return regular(day, day).form().distributionsCsv();
    }

    // "Kinds filter the files, never the lot data"; "a kind includes its children"
    private boolean takesPart(String itemId) {
        return kinds.isEmpty()
                || ledger.find(SourceTable.ITEMS, itemId)
                        .map(row -> LedgerModel.value(row, "kind_id"))
                        .filter(kind -> StoreLines.kindIncluded(ledger, kinds.get(), kind))
                        .isPresent();
    }
}
