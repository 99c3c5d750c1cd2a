package asterism.exporter;

import asterism.api.Actor;
import asterism.api.Progress;
import asterism.api.Wording;
import asterism.api.access.AccessControl;
import asterism.api.access.Permission;
import asterism.api.export.ExportException;
import asterism.api.export.ExportFormat;
import asterism.api.export.ExportRequest;
import asterism.api.export.ExportService;
import asterism.api.export.Participant;
import asterism.api.export.StoreResult;
import asterism.api.lotdata.ItemKind;
import asterism.api.lotdata.LotLedger;
import asterism.api.lotdata.StoreFaultException;
import asterism.api.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forms the files of a run, two stores at a time. */
@Component
public final class ExportRunner implements ExportService {
    private static final Logger LOG = LoggerFactory.getLogger(ExportRunner.class);

    private final LotLedger ledger;
    private final Database database;
    private final AccessControl access;
    private final ProtocolCsv csv;
    private final ConcurrentMap<String, ExportFormat> formats = new ConcurrentHashMap<>();

    /** Wired by DS. */
    @Activate
    public ExportRunner(
            @Reference LotLedger ledger,
            @Reference(target = "(asterism.schema=exporter)") Database database,
            @Reference AccessControl access,
            @Reference Wording wording) {
        this.ledger = ledger;
        this.database = database;
        this.access = access;
        this.csv = new ProtocolCsv(wording);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addFormat(ExportFormat format, Map<String, Object> properties) {
        formats.put(id(properties), format);
    }

    void removeFormat(ExportFormat format, Map<String, Object> properties) {
        formats.remove(id(properties), format);
    }

    private static String id(Map<String, Object> properties) {
        return String.valueOf(properties.get(ExportFormat.FORMAT_ID));
    }

    @Override
    public SortedSet<String> formats() {
        return new TreeSet<>(formats.keySet());
    }

    @Override
    public List<StoreResult> form(Actor actor, ExportRequest request, Progress progress, Consumer<StoreResult> results)
            throws IOException {
        access.require(actor, AccessControl.ANY_UNION, Permission.RUN);
        ExportFormat format = format(request.formatId());
        request.kinds().ifPresent(this::requireKnown);
        Files.createDirectories(request.folder());
        PartFile.removeLeftOvers(request.folder());
        try (Workers workers = new Workers()) {
            StoreForming forming = new StoreForming(ledger, database, csv, format, actor, request, workers.deflating());
            return workers.run(
                    request.participants(), owner -> form(forming, owner), new Reporter(request, progress, results));
        }
    }

    private ExportFormat format(String id) {
        ExportFormat format = formats.get(id);
        if (format == null) {
            throw new IllegalArgumentException("Unknown format " + id + ", present are " + formats());
        }
        return format;
    }

    private void requireKnown(Set<String> kinds) {
        Set<String> known = ledger.itemKinds().stream().map(ItemKind::id).collect(Collectors.toSet());
        Set<String> unknown = new TreeSet<>(kinds);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "Unknown item kinds " + unknown + ", present are " + new TreeSet<>(known));
        }
    }

    private static StoreResult form(StoreForming forming, Participant owner) {
        try {
            StoreResult result = forming.form(owner);
            LOG.info("store {}: {}", owner.storeId(), result.getClass().getSimpleName());
            return result;
        } catch (StoreFaultException e) {
            return new StoreResult.Unreadable(owner.storeId(), e.faults());
        } catch (ExportException | IOException e) {
            return new StoreResult.Failed(owner.storeId(), e);
        } catch (RuntimeException e) {
            // The top of a worker: what one store meets must not stop the others.
            LOG.error("store {} could not be formed", owner.storeId(), e);
            return new StoreResult.Failed(owner.storeId(), e);
        }
    }

    /** Passes results on, one at a time. */
    private static final class Reporter implements Consumer<StoreResult> {
        private final int total;
        private final Progress progress;
        private final Consumer<StoreResult> results;
        private int done;

        Reporter(ExportRequest request, Progress progress, Consumer<StoreResult> results) {
            this.total = request.participants().size();
            this.progress = progress;
            this.results = results;
            progress.at(Progress.Step.FORM, 0, total);
        }

        @Override
        public synchronized void accept(StoreResult result) {
            results.accept(result);
            done++;
            progress.at(Progress.Step.FORM, done, total);
        }
    }
}
