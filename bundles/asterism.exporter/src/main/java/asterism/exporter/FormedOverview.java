package asterism.exporter;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.Permission;
import asterism.api.export.DayFigures;
import asterism.api.export.ExportOverview;
import asterism.api.export.FormedFile;
import asterism.api.export.Participant;
import asterism.api.export.StoreFigures;
import asterism.api.storage.Database;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Figures from the database. */
@Component
public final class FormedOverview implements ExportOverview {
    private final Database database;
    private final AccessControl access;

    /** Wired by DS. */
    @Activate
    public FormedOverview(
            @Reference(target = "(asterism.schema=exporter)") Database database, @Reference AccessControl access) {
        this.database = database;
        this.access = access;
    }

    @Override
    public List<DayFigures> days(Actor actor, LocalDate first, LocalDate last) throws IOException {
        access.require(actor, AccessControl.ANY_UNION, Permission.VIEW);
        return database.transaction(connection -> new DayTable(connection).sums(first, last));
    }

    @Override
    public List<StoreFigures> stores(Actor actor, Collection<Participant> owners, LocalDate first, LocalDate last)
            throws IOException {
        access.require(actor, AccessControl.ANY_UNION, Permission.VIEW);
        Set<String> stores = owners.stream().map(Participant::storeId).collect(Collectors.toCollection(TreeSet::new));
        if (stores.isEmpty()) {
            return List.of();
        }
        return database.transaction(connection -> {
            Map<Participant, List<DayFigures>> days = new DayTable(connection).ofStores(stores, first, last);
            Map<Participant, FormedFile> newest = new FileQueries(connection).newest(stores);
            return owners.stream()
                    .map(owner -> new StoreFigures(
                            owner, Optional.ofNullable(newest.get(owner)), days.getOrDefault(owner, List.of())))
                    .toList();
        });
    }
}
