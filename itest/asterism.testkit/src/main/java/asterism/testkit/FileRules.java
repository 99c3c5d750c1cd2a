package asterism.testkit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rules of exchange-format.md, section 3, that span entries, and the order within the parts. */
final class FileRules implements EntrySink {
    /** What the other parts need to know of a batch. */
    static final class Lot {
        final int position;
        final String itemId;
        final BigDecimal purchasePrice;
        final BigDecimal retailPrice;
        final Map<LocalDate, BigDecimal> netByDay = new TreeMap<>();
        boolean hasInitial;
        boolean named;

        Lot(int position, FileEntry batch) {
            this.position = position;
            this.itemId = batch.get("map_nomenclature_code");
            this.purchasePrice = batch.decimal("purchase_price_nds");
            this.retailPrice = batch.decimal("retail_price_nds");
        }
    }

    /** Stands for a batch that is missing. */
    private static final Lot UNKNOWN = new Lot(-1, new FileEntry(FilePart.BATCH, unknownBatch()));

    private static final List<String> OF_ITEM = List.of(
            "map_pharmacy_name",
            "nomenclature_id",
            "map_nomenclature_name",
            "map_producer_code",
            "map_producer_name",
            "map_producer_country_code",
            "map_producer_country_name",
            "barcode",
            "code_puls",
            "code_sia",
            "code_protek");

    private final Violations violations;
    private final Map<String, Lot> lots = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final DistributionRules distributions;
    private final RemnantRules remnants;
    private String lastItem = "";
    private boolean lastUnsettled;
    private List<String> itemData = List.of();

    FileRules(Violations violations) {
        this.violations = violations;
        this.distributions = new DistributionRules(violations);
        this.remnants = new RemnantRules(violations);
    }

    @Override
    public void begin(FileHead head) {
        distributions.begin(head);
        remnants.begin(head);
    }

    @Override
    public void accept(FileEntry entry) {
        // Rule 1: "distribution_id + day is unique; batch_id + date of a remnant is unique; map_batch_id is unique."
        violations.require(keys.add(entry.key()), entry, "occurs twice");
        if (entry.part() == FilePart.BATCH) {
            acceptBatch(entry);
            return;
        }
        // Rule 2: "batches holds exactly the lots that the other two parts name: none missing, none idle."
        Lot lot = lots.getOrDefault(entry.lotId(), UNKNOWN);
        if (lot == UNKNOWN) {
            violations.add(entry.key(), "names the batch " + entry.lotId() + ", which is missing");
            return;
        }
        lot.named = true;
        if (entry.part() == FilePart.DISTRIBUTION) {
            distributions.accept(entry, lot);
        } else {
            remnants.accept(entry, lot, distributions.hasInitials());
        }
    }

    private static String[] unknownBatch() {
        String[] values = new String[FilePart.BATCH.fields().size()];
        Arrays.fill(values, "0");
        return values;
    }

    // "by item id (code points), then lots as they were opened (item_id: last)"
    private void acceptBatch(FileEntry batch) {
        String itemId = batch.get("map_nomenclature_code");
        int order = Values.CODE_POINTS.compare(lastItem, itemId);
        violations.require(order <= 0, batch, () -> "stands after an item of a higher id: " + lastItem);
        List<String> data = OF_ITEM.stream().map(batch::get).toList();
        if (order == 0) {
            violations.require(!lastUnsettled, batch, "stands after the lot item_id:, which is the last");
            violations.require(data.equals(itemData), batch, "has other item data than the batch before");
        }
        itemData = data;
        lastItem = itemId;
        lastUnsettled = batch.lotId().endsWith(":");
        lots.put(batch.lotId(), new Lot(lots.size(), batch));
    }

    @Override
    public void end() {
        List<String> missing = new ArrayList<>();
        lots.forEach((id, lot) -> {
            violations.require(lot.named, "batch " + id, "is idle: nothing names it");
            lot.netByDay.keySet().forEach(day -> missing.add("remnant " + id + " @ " + day));
        });
        // Rule 3: "There is one remnant for each lot and day with at least one distribution"
        missing.stream().sorted().forEach(key -> violations.add(key, "is missing: the day has distributions"));
    }
}
