package asterism.rest;

import asterism.api.access.Permission;
import asterism.api.configuration.Participation;
import asterism.api.configuration.SettingsWording;
import asterism.api.configuration.StoreReadiness;
import asterism.api.lotdata.Store;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.UriInfo;

/** The stores, and which of them take part. */
@Path("stores")
@Produces(MediaType.APPLICATION_JSON)
public final class StoresResource {
    private final Services services;

    StoresResource(Services services) {
        this.services = services;
    }

    /**
     * A part of the stores.
     *
     * @param items       what is on the page
     * @param total       how many there are on all pages
     * @param page        number of the page, from 1
     * @param size        how many a page holds
     * @param codeSystems systems in which any store has a code
     */
    record Stores(List<StoreView> items, long total, int page, int size, SortedSet<String> codeSystems) {}

    /**
     * A store.
     *
     * @param storeId        the store
     * @param name           as the source has it; empty when it has none
     * @param kind           absent when the source has no such store
     * @param codes          its codes in other systems
     * @param state          whether it takes part, and lacks anything
     * @param participations by day
     */
    record StoreView(
            String storeId,
            String name,
            Optional<Store.Kind> kind,
            Map<String, String> codes,
            StoreRow.State state,
            List<ParticipationView> participations) {}

    /** Lists them. */
    @GET
    @Query({"text", "state", "clientId", "sort", "page", "size"})
    @Needs(Permission.VIEW)
    public Object list(@Context HttpServletRequest request, @Context UriInfo uri) throws IOException {
        Caller caller = Caller.of(request);
        Inputs inputs = new Inputs(uri);
        Page.Wanted wanted = Page.Wanted.of(inputs);
        Optional<String> text = inputs.text("text");
        Optional<String> client = inputs.text("clientId");
        Set<StoreRow.State> states = inputs.choices("state", StoreRow.State.class);
        Sorting<StoreRow.Order> sorting = Sorting.of(inputs, StoreRow.Order.class, StoreRow.Order.ID);
        List<StoreRow> found = StoreRows.all(services, caller).stream()
                .filter(row -> text.isEmpty() || row.has(text.get()))
                .filter(row -> client.isEmpty() || row.isOf(client.get()))
                .filter(row -> states.isEmpty() || states.contains(row.state()))
                .sorted(sorting.by().comparator(sorting.isDescending()))
                .toList();
        Page<StoreRow> page = Page.of(found, wanted);
        SettingsWording words = services.settingsWords();
        return new Stores(
                page.items().stream()
                        .map(row -> view(row, words, caller.language()))
                        .toList(),
                page.total(),
                page.page(),
                page.size(),
                systems());
    }

    private SortedSet<String> systems() {
        SortedSet<String> systems = new TreeSet<>();
        services.ledger().stores().forEach(store -> systems.addAll(store.codes().keySet()));
        return systems;
    }

    private static StoreView view(StoreRow row, SettingsWording words, Locale language) {
        return new StoreView(
                row.storeId(),
                row.name(),
                row.store().map(Store::kind),
                row.store().map(Store::codes).orElse(Map.of()),
                row.state(),
                row.participations().stream()
                        .map(one -> view(row, one, words, language))
                        .toList());
    }

    private static ParticipationView view(StoreRow row, Participation one, SettingsWording words, Locale language) {
        StoreReadiness readiness = row.readiness().get(one.id());
        return readiness == null ? ParticipationView.of(one) : ParticipationView.of(readiness, words, language);
    }
}
