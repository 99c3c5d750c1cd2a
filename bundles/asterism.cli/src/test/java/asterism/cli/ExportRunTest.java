package asterism.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.Actor;
import asterism.api.FileTrouble;
import asterism.api.Progress;
import asterism.api.Wording;
import asterism.api.configuration.ChosenStores;
import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.ExportSettings.Retention;
import asterism.api.configuration.Integration;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.StoreChoice;
import asterism.api.export.ExportException;
import asterism.api.export.ExportFile;
import asterism.api.export.ExportRequest;
import asterism.api.export.ExportService;
import asterism.api.export.ExportSpan;
import asterism.api.export.FormatOptions;
import asterism.api.export.Participant;
import asterism.api.export.ProtocolEntry;
import asterism.api.export.ProtocolEntry.Code;
import asterism.api.export.StoreResult;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.ItemKind;
import asterism.api.lotdata.LoadReport;
import asterism.api.lotdata.LotLedger;
import asterism.api.lotdata.LotQuery;
import asterism.api.lotdata.Store;
import asterism.api.lotdata.StoreWindow;
import asterism.api.lotdata.StoreWindow.MovementTotals;
import asterism.api.lotdata.StoreWindow.WindowTotals;
import asterism.api.source.SourceException;
import asterism.api.source.SourceFault;
import asterism.api.source.SourceLedger;
import asterism.api.storage.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

class ExportRunTest {
    private static final FormatOptions OPTIONS =
            new FormatOptions(StandardCharsets.UTF_8, StandardCharsets.UTF_8, ';', true);

    private final Typed typed = new Typed();
    private final List<ExportRequest> requests = new ArrayList<>();
    private final List<StoreResult> results = new ArrayList<>();
    private final List<ExportException> refused = new ArrayList<>();
    private LoadReport report = new LoadReport(1, 2, 1, List.of(), 0, new TreeMap<>());
    private List<SourceFault> fatal = List.of();

    @Test
    void formsWhatWasChosenWithTheSettingsAndSaysWhatCameOfIt() throws Exception {
        results.add(formed("S1"));
        results.add(new StoreResult.Nothing(
                "S2", "BASE", List.of(ProtocolEntry.warning(Code.NO_MOVEMENTS, "S2", "", "", "", 0))));

        assertThat(run("--kinds", "K", "--lots-from", "2026-01-01")).isZero();

        ExportRequest request = requests.get(0);
        assertThat(request.participants()).extracting(Participant::storeId).containsExactly("S1", "S2");
        assertThat(request.span())
                .isEqualTo(new ExportSpan.Regular(
                        LocalDate.parse("2026-11-14"), LocalDate.parse("2026-11-23"), Optional.empty()));
        assertThat(request.ledgerStart()).contains(LocalDate.parse("2026-01-01"));
        assertThat(request.compressionLevel()).isEqualTo(3);
        assertThat(request.protocolLanguage()).contains(Locale.ENGLISH);
        assertThat(request.handedOver()).isTrue();
        assertThat(typed.out.toString())
                .contains("S1: BASE.zip; 4 lots, 5 movements, 6 balances; 789 bytes; 1.50 s;"
                        + " warnings: MISSING_COUNTRY 2, MISSING_VAT 1")
                .contains("S2: nothing to send; warnings: NO_MOVEMENTS 1")
                .contains(
                        "Stores formed: 1, nothing to send: 1, failed: 0; 4 lots, 5 movements, 6 balances; 789 bytes;")
                .contains("MISSING_COUNTRY 2, MISSING_VAT 1, NO_MOVEMENTS 1");
        assertThat(typed.err.toString()).isEmpty();
    }

    @Test
    void aFaultyStoreFailsAndItsFaultsArePrintedOnce() throws Exception {
        SourceFault known = fault(1);
        SourceFault owed = fault(2);
        report = new LoadReport(1, 2, 1, List.of(known), 1, new TreeMap<>(Map.of("S1", 1L)));
        results.add(new StoreResult.Unreadable("S1", List.of(known)));
        results.add(formed("S2"));
        results.add(new StoreResult.Unreadable("S3", List.of(owed)));

        assertThat(run()).isEqualTo(1);

        assertThat(typed.err.toString().lines())
                .containsExactly(
                        "fault 1",
                        "S1: failed, its data are not whole (see the faults above)",
                        "fault 2",
                        "S3: failed, its data are not whole (see the faults above)");
        assertThat(typed.out.toString()).contains("Stores formed: 1, nothing to send: 0, failed: 2;");
    }

    @Test
    void aFaultyLoadFailsAllStoresAndCountsTheFaultsBeyondAHundred() throws Exception {
        fatal = IntStream.rangeClosed(1, 100).mapToObj(ExportRunTest::fault).toList();

        assertThat(run()).isEqualTo(1);

        assertThat(typed.err.toString().lines())
                .hasSize(102)
                .contains(
                        "fault 100",
                        "… and 50 more faults, 150 in all",
                        "The source data were not taken, no store was formed.");
        assertThat(requests).isEmpty();
    }

    @Test
    void refusedAndFailedStoresAreNamed() throws Exception {
        refused.add(new ExportException(ExportException.Reason.STORE_UNKNOWN, "X", "X"));
        results.add(new StoreResult.Failed("S1", new IOException("disk full")));
        results.add(
                new StoreResult.Failed("S2", new ExportException(ExportException.Reason.ROWS_DIFFER, "S2", "1, 2")));

        assertThat(run()).isEqualTo(1);

        assertThat(typed.err.toString().lines())
                .containsExactly(
                        "refusal X STORE_UNKNOWN", "S1: failed: disk full", "S2: failed: refusal S2 ROWS_DIFFER");
        assertThat(typed.out.toString()).contains("failed: 3;");
    }

    @Test
    void noStoreAtAllIsNoSuccess() throws Exception {
        assertThat(run()).isEqualTo(1);
        assertThat(requests).isEmpty();
    }

    @Test
    void namesFormatsAndKindsThatArePresent() {
        assertThatThrownBy(() -> run("--format", "xls"))
                .isInstanceOf(ParameterException.class)
                .hasMessage("--format: \"xls\" cannot be used, expected: csv, map-actions");
        assertThatThrownBy(() -> run("--kinds", "K,Q"))
                .isInstanceOf(ParameterException.class)
                .hasMessage("--kinds: \"Q\" cannot be used, expected: K, X");
    }

    private int run(String... arguments) throws IOException {
        ExportServices services = new ExportServices(
                () -> {
                    throw new IOException("nobody reads");
                },
                Map.of(ExportServices.SOURCE_FOLDER, "s"),
                Map.of(Database.HOME, "h"),
                new Ledger(),
                new Settings(),
                new Exports(),
                new Words());
        ExportArguments checked = typed.parse(arguments);
        return new ExportRun(
                        services,
                        checked,
                        typed.command,
                        Typed.ENGLISH,
                        new ProgressLine(typed.command.getErr(), Typed.ENGLISH, false, () -> 0))
                .run();
    }

    private static SourceFault fault(int line) {
        return new SourceFault(SourceFault.Kind.QUOTES, "f", line, "", "", "", List.of());
    }

    private static StoreResult formed(String storeId) {
        LocalDate day = LocalDate.parse("2026-11-23");
        Map<DocumentType, MovementTotals> movements = Map.of(
                DocumentType.SALE, new MovementTotals(3, 1, 1, 1, 1),
                DocumentType.RECEIPT, new MovementTotals(2, 1, 1, 1, 1));
        ExportFile file = new ExportFile(
                1,
                new Participant(storeId, storeId, "102532"),
                "map-actions",
                day,
                day,
                false,
                false,
                "BASE",
                "BASE.zip",
                789,
                day.atStartOfDay(),
                "home owner",
                new WindowTotals(4, 6, movements));
        return new StoreResult.Formed(
                file,
                List.of(
                        ProtocolEntry.warning(Code.MISSING_COUNTRY, storeId, "A", "", "", 0),
                        ProtocolEntry.warning(Code.MISSING_COUNTRY, storeId, "B", "", "", 0),
                        ProtocolEntry.warning(Code.MISSING_VAT, storeId, "B", "B:1", "", 0, "retail_vat")),
                Duration.ofMillis(1500));
    }

    private final class Ledger implements LotLedger {
        @Override
        public LoadReport update(Actor actor, SourceLedger source, boolean complete, Progress progress)
                throws SourceException {
            if (!fatal.isEmpty()) {
                throw new SourceException(fatal, 150);
            }
            return report;
        }

        @Override
        public List<Store> stores() {
            return List.of();
        }

        @Override
        public SortedSet<String> storesWithData() {
            return new TreeSet<>();
        }

        @Override
        public List<ItemKind> itemKinds() {
            return List.of(new ItemKind("X", "", ""), new ItemKind("K", "", ""));
        }

        @Override
        public StoreWindow window(Actor actor, LotQuery query) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Settings implements IntegrationSettings {
        @Override
        public Integration integration(Actor actor, String unionId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Integration save(Actor actor, String unionId, Integration integration) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ExportSettings exportSettings(Actor actor, String unionId) {
            return new ExportSettings("map-actions", 10, 3, OPTIONS, new Retention(7, 30), true, 5, 0);
        }

        @Override
        public ExportSettings save(Actor actor, String unionId, ExportSettings settings) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChosenStores choose(Actor actor, StoreChoice choice) {
            return new ChosenStores(
                    results.stream()
                            .map(result -> new Participant(result.storeId(), result.storeId(), choice.clientId()))
                            .toList(),
                    refused);
        }
    }

    private final class Exports implements ExportService {
        @Override
        public SortedSet<String> formats() {
            return new TreeSet<>(List.of("map-actions", "csv"));
        }

        @Override
        public List<StoreResult> form(
                Actor actor, ExportRequest request, Progress progress, Consumer<StoreResult> heard) {
            requests.add(request);
            results.forEach(heard);
            return results;
        }
    }

    private static final class Words implements Wording {
        @Override
        public String say(ProtocolEntry entry, Locale language) {
            return entry.code().name();
        }

        @Override
        public String say(SourceFault fault, Locale language) {
            return "fault " + fault.line();
        }

        @Override
        public String say(ExportException refusal, Locale language) {
            return "refusal " + refusal.storeId() + " " + refusal.reason();
        }

        @Override
        public String say(FileTrouble trouble, Locale language) {
            return trouble.reason() + " " + trouble.name();
        }
    }
}
