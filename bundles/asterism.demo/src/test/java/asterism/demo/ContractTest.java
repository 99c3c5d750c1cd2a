package asterism.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractTest {
    private final Sample sample = Sample.threeShops();

    @Test
    void everyRowObeysTheContract() {
        assertThat(Contract.faults(sample)).isEmpty();
    }

    @Test
    void onePairOfFilesObeysTheContractToo(@TempDir Path folder) throws IOException {
        Sample small = Sample.generate(new DemoOptions(folder, 2, 4, 7, Sample.END, Parts.ONE));

        assertThat(Contract.faults(small)).isEmpty();
        assertThat(small.files())
                .containsOnlyKeys(
                        "stores", "store_codes", "item_kinds", "items", "partners", "documents", "lines", "manifest");
    }

    @Test
    void theManifestNamesEveryFileWithItsRows() {
        TreeMap<String, String> listed = new TreeMap<>();
        sample.table("manifest").forEach(row -> listed.put(row.get("file"), row.get("rows")));
        TreeMap<String, String> there = new TreeMap<>();
        sample.files().forEach((file, rows) -> there.put(file + ".csv", Integer.toString(rows.size())));
        there.remove("manifest.csv");

        assertThat(listed).isEqualTo(there);
    }

    @Test
    void everyShopAndTheWarehouseHaveAPartOfTheirOwn() {
        assertThat(sample.files()).containsKeys("documents-1", "documents-2", "documents-3", "documents-W1");
        for (String store : List.of("1", "2", "3", "W1")) {
            assertThat(sample.table("documents-" + store))
                    .allMatch(row -> row.get("store_id").equals(store));
        }
    }

    @Test
    void noDocumentIsOlderThanTheHistoryOrChangedAfterIt() {
        String first = Sample.END.minusDays(74).toString();
        String after = Sample.END.plusDays(1).toString();

        assertThat(sample.parts("documents"))
                .allMatch(row -> row.get("doc_time").compareTo(first) > 0
                        && row.get("changed_at").compareTo(after) < 0
                        && row.get("changed_at").compareTo(row.get("doc_time")) >= 0);
    }

    @Test
    void checkNumbersOfTheChainAreUnique() {
        Set<String> seen = new HashSet<>();
        for (CSVRecord row : sample.parts("documents")) {
            String check = row.get("check_unique_number");
            assertThat(check.isEmpty() || seen.add(check)).as(check).isTrue();
        }
        assertThat(seen).hasSizeGreaterThan(40_000);
    }
}
