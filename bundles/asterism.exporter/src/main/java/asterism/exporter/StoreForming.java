package asterism.exporter;

import asterism.api.Actor;
import asterism.api.export.DayFigures;
import asterism.api.export.ExportException;
import asterism.api.export.ExportException.Reason;
import asterism.api.export.ExportFile;
import asterism.api.export.ExportFormat;
import asterism.api.export.ExportFormat.RowCounts;
import asterism.api.export.ExportRequest;
import asterism.api.export.ExportSpan;
import asterism.api.export.ExportWindow;
import asterism.api.export.Participant;
import asterism.api.export.ProtocolEntry;
import asterism.api.export.ProtocolEntry.Code;
import asterism.api.export.StoreResult;
import asterism.api.lotdata.Balance;
import asterism.api.lotdata.ItemKind;
import asterism.api.lotdata.LotLedger;
import asterism.api.lotdata.LotQuery;
import asterism.api.lotdata.StoreFaultException;
import asterism.api.lotdata.StoreWindow;
import asterism.api.lotdata.StoreWindow.WindowTotals;
import asterism.api.storage.Database;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** Forms the files of one run, store by store. Thread-safe; keeps no state between stores. */
final class StoreForming {
    private final LotLedger ledger;
    private final Database database;
    private final ProtocolCsv csv;
    private final ExportFormat format;
    private final Actor actor;
    private final ExportRequest request;
    private final Deflating deflating;

    /**
     * Who deflates.
     *
     * @param executor shared by all stores of the run
     * @param blocks   blocks of a file at a time
     */
    record Deflating(Executor executor, int blocks) {}

    /**
     * What a file is made of.
     *
     * @param rows     what it holds
     * @param digests  what the next file is compared with
     * @param protocol its protocol so far
     */
    private record Content(StoreWindow rows, SortedMap<LocalDate, Long> digests, List<ProtocolEntry> protocol) {}

    StoreForming(
            LotLedger ledger,
            Database database,
            ProtocolCsv csv,
            ExportFormat format,
            Actor actor,
            ExportRequest request,
            Deflating deflating) {
        this.ledger = ledger;
        this.database = database;
        this.csv = csv;
        this.format = format;
        this.actor = actor;
        this.request = request;
        this.deflating = deflating;
    }

    StoreResult form(Participant owner) throws StoreFaultException, ExportException, IOException {
        long begun = System.nanoTime();
        Days days = Days.of(request.span());
        ExportWindow window = window(owner, days);
        String baseName = format.baseName(window);
        if (days.isEmpty()) {
            return new StoreResult.Nothing(owner.storeId(), baseName, List.of());
        }
        Content content = content(owner, days);
        if (isEmpty(content.rows().totals())) {
            content.protocol().add(noMovements(owner, days));
            if (!unionHoldsElements(owner, days)) {
                return nothing(owner, baseName, content.protocol());
            }
        }
        return write(owner, window, days, baseName, content, begun);
    }

    private Content content(Participant owner, Days days) throws StoreFaultException, IOException {
        Optional<FileTable.Baseline> before =
                database.transaction(connection -> new FileTable(connection).baseline(owner, request.formatId()));
        FileScope scope = FileScope.of(owner, request);
        Optional<SortedMap<LocalDate, Long>> then =
                before.isPresent() && !before.get().scope().equals(scope)
                        ? Optional.of(digests(before.get().scope(), days))
                        : Optional.empty();
        StoreWindow rows = ledger.window(
                actor,
                new LotQuery(
                        owner.storeId(),
                        days.first(),
                        days.last(),
                        days.opening(),
                        request.ledgerStart(),
                        request.kinds()));
        List<ProtocolEntry> protocol = new ArrayList<>(rows.deviations());
        if (before.isEmpty()) {
            return new Content(rows, rows.digests(), protocol);
        }
        SortedMap<LocalDate, Long> was = before.get().digests();
        SortedMap<LocalDate, Long> is = then.orElseGet(rows::digests);
        protocol.addAll(DayDigests.changes(owner.storeId(), was, is, days.first()));
        return new Content(rows, DayDigests.kept(was, is, rows.digests(), days.last()), protocol);
    }

    /** The days as they are now, counted as for an older file: other kinds or another start are no changes of data. */
    private SortedMap<LocalDate, Long> digests(FileScope scope, Days days) throws StoreFaultException, IOException {
        Set<String> known = ledger.itemKinds().stream().map(ItemKind::id).collect(Collectors.toSet());
        Optional<Set<String>> kinds =
                scope.kinds().map(all -> all.stream().filter(known::contains).collect(Collectors.toSet()));
        LotQuery query =
                new LotQuery(scope.owner().storeId(), days.last(), days.last(), false, scope.ledgerStart(), kinds);
        return new TreeMap<>(ledger.window(actor, query).digests());
    }

    private ExportWindow window(Participant owner, Days days) {
        return new ExportWindow(
                owner.clientId(),
                owner.storeCode(),
                days.first(),
                days.last(),
                request.span() instanceof ExportSpan.Initial,
                request.runStart(),
                request.options());
    }

    private boolean unionHoldsElements(Participant owner, Days days) throws IOException {
        List<HandedOver> files = database.transaction(connection ->
                new FileTable(connection).handedOver(owner, request.formatId(), days.first(), days.last()));
        return HandedOver.anyElements(files, days.first(), days.last());
    }

    private static boolean isEmpty(WindowTotals totals) {
        return totals.movementCount() == 0 && totals.balances() == 0 && totals.lots() == 0;
    }

    private static ProtocolEntry noMovements(Participant owner, Days days) {
        return ProtocolEntry.warning(
                Code.NO_MOVEMENTS,
                owner.storeId(),
                "",
                "",
                "",
                0,
                days.first().toString(),
                days.last().toString());
    }

    private StoreResult nothing(Participant owner, String baseName, List<ProtocolEntry> protocol) throws IOException {
        protocol.sort(ProtocolCsv.ORDER);
        try (Delivery delivery = new Delivery(request.folder())) {
            writeProtocol(delivery, baseName, protocol);
            delivery.deliver();
            delivery.keep();
        }
        return new StoreResult.Nothing(owner.storeId(), baseName, List.copyOf(protocol));
    }

    private StoreResult write(
            Participant owner, ExportWindow window, Days days, String baseName, Content content, long begun)
            throws ExportException, IOException {
        String archive = format.archiveName(baseName);
        List<ProtocolEntry> protocol = content.protocol();
        try (Delivery delivery = new Delivery(request.folder())) {
            PartFile part = delivery.begin(archive);
            writeArchive(part, window, owner, content.rows(), protocol);
            long bytes = part.channel().size();
            protocol.sort(ProtocolCsv.ORDER);
            writeProtocol(delivery, baseName, protocol);
            ExportFile file =
                    file(owner, window, baseName, archive, bytes, content.rows().totals());
            long id = deliver(delivery, file, days, content);
            return new StoreResult.Formed(
                    withId(file, id), List.copyOf(protocol), Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /**
     * Records the files, moves them into their places, and confirms the record. Whatever ends this midway, no file is in
     * its place without a record: one that nobody knew of could leave elements with the union that no empty file would
     * ever delete. Nor does the record of a file that never came hide an earlier one, as what is not confirmed is only
     * taken for what the union may hold: it leads to an empty file too many at worst, and is no measure of changes.
     */
    private long deliver(Delivery delivery, ExportFile file, Days days, Content content) throws IOException {
        NewFile added = new NewFile(
                file,
                FileScope.of(file.owner(), request),
                request.folder().toAbsolutePath().normalize(),
                request.handedOver(),
                elementDays(content.rows(), days),
                ElementKeys.of(content.rows()),
                content.digests(),
                content.protocol());
        SortedMap<LocalDate, DayFigures> figures = WindowFigures.of(content.rows());
        long id = database.transaction(connection -> new FileTable(connection).insert(added));
        delivery.deliver();
        database.transaction(connection -> {
            new FileTable(connection).inPlace(id, file.owner(), file.formatId());
            new DayTable(connection).replace(file.owner(), days, figures);
            if (request.handedOver()) {
                new SentTable(connection).tellsOfItsDays(id);
            }
            return id;
        });
        delivery.keep();
        return id;
    }

    private ExportFile file(
            Participant owner, ExportWindow window, String baseName, String archive, long bytes, WindowTotals totals) {
        return new ExportFile(
                0,
                owner,
                request.formatId(),
                window.first(),
                window.last(),
                window.initial(),
                request.span() instanceof ExportSpan.Regular regular && regular.moving(),
                baseName,
                archive,
                bytes,
                request.runStart(),
                actor.name(),
                totals);
    }

    private void writeArchive(
            PartFile part, ExportWindow window, Participant owner, StoreWindow rows, List<ProtocolEntry> protocol)
            throws ExportException, IOException {
        try (ZipArchive zip = new ZipArchive(
                part.channel(),
                request.compressionLevel(),
                request.runStart(),
                deflating.executor(),
                deflating.blocks())) {
            RowCounts written = format.write(window, rows, protocol::add, zip);
            zip.finish();
            requireSame(owner, written, rows.totals());
        }
    }

    /** A file that lacks rows would make the union delete what they were. */
    private static void requireSame(Participant owner, RowCounts written, WindowTotals totals) throws ExportException {
        RowCounts counted = new RowCounts(totals.lots(), totals.movementCount(), totals.balances());
        if (!written.equals(counted)) {
            throw new ExportException(
                    Reason.ROWS_DIFFER, owner.storeId(), "written " + written + ", in lot data " + counted);
        }
    }

    private void writeProtocol(Delivery delivery, String baseName, List<ProtocolEntry> protocol) throws IOException {
        if (request.protocolLanguage().isPresent()) {
            Locale language = request.protocolLanguage().get();
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(
                    delivery.begin(baseName + "_protocol.csv").channel()));
            csv.write(protocol, request.options(), language, out);
            out.flush();
        }
    }

    /** Days with movements; the first one also when it has nothing but the balances that an opening writes. */
    private static SortedSet<LocalDate> elementDays(StoreWindow rows, Days days) {
        SortedSet<LocalDate> elementDays = new TreeSet<>(
                rows.digests().subMap(days.first(), days.last().plusDays(1)).keySet());
        if (days.opening()) {
            for (Balance balance : rows.balances()) {
                elementDays.add(balance.day());
            }
        }
        return elementDays;
    }

    private static ExportFile withId(ExportFile file, long id) {
        return new ExportFile(
                id,
                file.owner(),
                file.formatId(),
                file.first(),
                file.last(),
                file.initial(),
                file.moving(),
                file.baseName(),
                file.archive(),
                file.bytes(),
                file.formedAt(),
                file.formedBy(),
                file.totals());
    }
}
