package asterism.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RandomLedgerTest {
    private static final LocalDate FIRST = RandomLedger.FIRST_DAY;
    private static final LocalDate LAST = RandomLedger.LAST_DAY;

    @Test
    void aSeedAlwaysGivesTheSameLedger() {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(RandomLedger.of(seed)).hasToString(RandomLedger.of(seed).toString());
        }
    }

    @Test
    void theRulesAreMetInEveryCorner() {
        TreeSet<String> codes = new TreeSet<>();
        Map<String, Integer> parts = new HashMap<>();
        for (int seed = 0; seed < 300; seed++) {
            ReferenceFile file = Reference.of(RandomLedger.of(seed), "1")
                    .regular(FIRST, LAST)
                    .form();
            file.warnings().forEach(warning -> codes.add(warning.code()));
            Reference.of(RandomLedger.of(seed), "1").attribution().stream()
                    .flatMap(item -> item.movements().stream())
                    .forEach(m -> parts.merge(m.type() + " " + Math.min(m.part(), 4), 1, Integer::sum));
        }
        assertThat(codes)
                .containsExactly(
                        "BARCODE_INVALID",
                        "DOC_NUMBER_NOT_NUMERIC",
                        "ETALON_ID_INVALID",
                        "LOT_OVERDRAWN",
                        "LOT_PRICE_DIFFERS",
                        "MISSING_COUNTRY",
                        "MISSING_PRICE",
                        "MISSING_PRODUCER",
                        "MISSING_SUPPLIER",
                        "MISSING_VAT",
                        "NEGATIVE_BALANCE",
                        "RETURN_WITHOUT_SALE",
                        "SHORTAGE_SETTLED_LATER",
                        "SHORTAGE_UNSETTLED",
                        "TEXT_CHARACTER_DROPPED",
                        "TIN_INVALID");
        assertThat(parts).containsKeys("SALE 4", "CUSTOMER_RETURN 3", "CUSTOMER_RETURN 4", "WRITE_OFF 3", "SURPLUS 1");
    }

    @Test
    void aMutationIsWhatItsLoadLeadsTo() {
        for (int seed = 0; seed < 200; seed++) {
            LedgerModel before = RandomLedger.of(seed);
            String untouched = before.toString();
            LedgerMutation mutation = RandomLedger.mutate(before, new Random(seed));
            assertThat(before).hasToString(untouched);
            assertThat(before.apply(mutation.load(), false).content())
                    .as("seed %d", seed)
                    .isEqualTo(mutation.after().content());
            assertThat(before.apply(mutation.completeLoad(), true).content())
                    .as("seed %d, complete", seed)
                    .isEqualTo(mutation.after().content());
        }
    }

    @Test
    void everythingIsValid() {
        for (int seed = 0; seed < 200; seed++) {
            LedgerModel ledger = RandomLedger.of(seed);
            requireValid(ledger);
            requireValid(RandomLedger.mutate(ledger, new Random(seed)).after());
        }
    }

    private static void requireValid(LedgerModel ledger) {
        for (SourceTable table : SourceTable.values()) {
            assertThat(ledger.content().getOrDefault(table, Map.of()))
                    .as("keys of %s", table)
                    .hasSameSizeAs(ledger.rows(table));
            for (Map<String, String> row : ledger.rows(table)) {
                assertThat(row).containsKeys(table.required().toArray(String[]::new));
                assertThat(table.columns()).containsAll(row.keySet());
                row.forEach((column, value) -> requireValid(ledger, column, value));
            }
        }
    }

    private static void requireValid(LedgerModel ledger, String column, String value) {
        boolean name = column.equals("name") || column.endsWith("_name") || column.equals("address");
        assertThat(value.length()).as(column).isBetween(1, name ? 1000 : 64);
        if (column.endsWith("_id")) {
            assertThat(value.codePoints().allMatch(Values::inXml)).as(value).isTrue();
        }
        switch (column) {
            case "quantity" ->
                assertThat(value).matches("[0-9]{1,5}([.][0-9]{1,3}0*)?").matches(".*[1-9].*");
            case "purchase_price", "retail_price", "discount_sum" ->
                assertThat(value).matches("[0-9]{1,6}([.][0-9]{1,4}0*)?");
            case "store_id" -> requireRow(ledger, SourceTable.STORES, value);
            case "kind_id", "parent_id" -> requireRow(ledger, SourceTable.ITEM_KINDS, value);
            case "item_id" -> requireRow(ledger, SourceTable.ITEMS, value);
            case "partner_id", "origin_partner_id" -> requireRow(ledger, SourceTable.PARTNERS, value);
            case "doc_id" -> requireRow(ledger, SourceTable.DOCUMENTS, value);
            default -> {}
        }
    }

    private static void requireRow(LedgerModel ledger, SourceTable table, String id) {
        assertThat(ledger.find(table, id)).as("%s %s", table, id).isPresent();
    }
}
