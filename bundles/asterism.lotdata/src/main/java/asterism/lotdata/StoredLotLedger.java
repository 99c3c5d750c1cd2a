package asterism.lotdata;

import asterism.api.Actor;
import asterism.api.Progress;
import asterism.api.access.AccessControl;
import asterism.api.access.Permission;
import asterism.api.lotdata.ItemKind;
import asterism.api.lotdata.LoadReport;
import asterism.api.lotdata.LotLedger;
import asterism.api.lotdata.LotQuery;
import asterism.api.lotdata.Store;
import asterism.api.lotdata.StoreFaultException;
import asterism.api.lotdata.StoreWindow;
import asterism.api.source.SourceException;
import asterism.api.source.SourceFault;
import asterism.api.source.SourceLedger;
import asterism.api.source.SourceReading;
import asterism.api.storage.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lot data in the plug-in's database. */
@Component
public final class StoredLotLedger implements LotLedger {
    private static final Logger LOG = LoggerFactory.getLogger(StoredLotLedger.class);

    private final Database database;
    private final AccessControl access;
    private final Object updating = new Object();
    private volatile Chain chain;

    /**
     * Reads the small tables.
     *
     * @param database with the tables of lot data
     * @param access   asked before anything is done
     * @throws IOException when it cannot be read
     */
    @Activate
    public StoredLotLedger(
            @Reference(target = "(asterism.schema=lotdata)") Database database, @Reference AccessControl access)
            throws IOException {
        this.database = database;
        this.access = access;
        chain = readChain();
    }

    private Chain readChain() throws IOException {
        return database.<Chain, IOException>transaction(connection -> new ChainTables(connection).chain());
    }

    @Override
    public LoadReport update(Actor actor, SourceLedger source, boolean complete, Progress progress)
            throws SourceException, IOException {
        access.require(actor, AccessControl.ANY_UNION, Permission.RUN);
        synchronized (updating) {
            ExecutorService workers =
                    Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
            try (SourceReading reading = source.open();
                    Spool spool = new Spool()) {
                LoadReport report = load(reading, complete, progress, workers, spool);
                chain = readChain();
                LOG.info(
                        "Lot data brought up to date by {}: {} documents and {} lines read, {} documents changed, {} faults",
                        actor.name(),
                        report.documents(),
                        report.lines(),
                        report.changed(),
                        report.count());
                return report;
            } finally {
                workers.shutdownNow();
            }
        }
    }

    private LoadReport load(
            SourceReading reading, boolean complete, Progress progress, ExecutorService workers, Spool spool)
            throws SourceException, IOException {
        try {
            Optional<String> fingerprint = reading.fingerprint();
            return database.<LoadReport, Exception>transaction(connection -> {
                if (fingerprint.isPresent() && LotDatabase.isLast(connection, fingerprint.get(), complete)) {
                    return new LoadReport(0, 0, 0, List.of(), 0, new TreeMap<>());
                }
                LoadReport report = new Update(connection, reading, complete, progress, workers, spool).run();
                LotDatabase.saveLast(connection, report.count() == 0 ? fingerprint : Optional.empty(), complete);
                return report;
            });
        } catch (SourceException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public List<Store> stores() {
        return List.copyOf(chain.stores().values());
    }

    @Override
    public SortedSet<String> storesWithData() throws IOException {
        return database.<SortedSet<String>, IOException>transaction(LotDatabase::storeIds);
    }

    @Override
    public List<ItemKind> itemKinds() {
        return List.copyOf(chain.kinds().values());
    }

    @Override
    public StoreWindow window(Actor actor, LotQuery query) throws StoreFaultException, IOException {
        access.require(actor, AccessControl.ANY_UNION, Permission.RUN);
        Chain now = chain;
        Store store = now.stores().get(query.storeId());
        if (store == null || store.kind() != Store.Kind.SHOP) {
            throw new IllegalArgumentException("Store " + query.storeId() + " is unknown, or no shop");
        }
        for (String kind : query.kinds().orElse(Set.of())) {
            if (!now.kinds().containsKey(kind)) {
                throw new IllegalArgumentException("Item kind " + kind + " is unknown");
            }
        }
        List<SourceFault> faults = new ArrayList<>();
        Ledger ledger;
        try (var connection = database.connect()) {
            SortedSet<String> owed = LotDatabase.owed(connection, store.id());
            if (!owed.isEmpty()) {
                faults.add(StoreFaults.owed(owed));
            }
            ledger = LotDatabase.ledger(connection, store.id());
        } catch (SQLException e) {
            throw new IOException("Lot data of store " + store.id() + " cannot be read: " + e.getMessage(), e);
        }
        faults.addAll(StoreFaults.named(now, ledger));
        if (!faults.isEmpty()) {
            throw new StoreFaultException(store.id(), faults);
        }
        return new WindowBuilder(ledger, now, query, store).build();
    }
}
