package asterism.rest;

import asterism.api.access.Permission;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.Participation;
import asterism.api.export.DayFigures;
import asterism.api.export.Participant;
import asterism.api.export.StoreFigures;
import asterism.api.lotdata.Store;
import asterism.api.upload.QueueEntry;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.UriInfo;

/** Figures by store and day, so that a hole is seen before the union sees it. */
@Path("overview")
@Produces(MediaType.APPLICATION_JSON)
public final class OverviewResource {
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 400;

    /** Figures of a store and day on a page: they are in memory at once, beside all else that the process does. */
    private static final int MOST_FIGURES = 50_000;

    private final Services services;

    OverviewResource(Services services) {
        this.services = services;
    }

    /**
     * The overview.
     *
     * @param from   first day
     * @param to     last day, included
     * @param days   figures by day of all stores, or of the one that was asked for
     * @param stores those that take part on any of the days
     */
    record Overview(LocalDate from, LocalDate to, List<OverviewStore.Day> days, Page<OverviewStore> stores) {}

    /** Days that are looked at. */
    record Range(LocalDate from, LocalDate to) {
        static Range of(Inputs inputs, LocalDate yesterday) {
            LocalDate to = inputs.day("to").orElse(yesterday);
            LocalDate from = inputs.day("from").orElse(to.minusDays(USUAL_DAYS - 1));
            if (from.isAfter(to)) {
                throw RefusedException.parameter("to", "days-reversed");
            }
            Range range = new Range(from, to);
            if (range.days() > MOST_DAYS) {
                throw RefusedException.parameter("from", "days-too-many", Integer.toString(MOST_DAYS));
            }
            return range;
        }

        long days() {
            return ChronoUnit.DAYS.between(from, to) + 1;
        }
    }

    /** The figures. */
    @GET
    @Needs(Permission.VIEW)
    @Query({"from", "to", "store", "page", "size"})
    public Object get(@Context HttpServletRequest request, @Context UriInfo uri) throws IOException {
        Caller caller = Caller.of(request);
        Inputs inputs = new Inputs(uri);
        Page.Wanted wanted = Page.Wanted.of(inputs);
        LocalDate yesterday = LocalDate.now(services.clock()).minusDays(1);
        Range range = Range.of(inputs, yesterday);
        if (wanted.size() * range.days() > MOST_FIGURES) {
            throw RefusedException.parameter("size", "overview-too-large", Long.toString(MOST_FIGURES / range.days()));
        }
        Optional<String> store = inputs.text("store");
        List<Participation> all = participations(caller, range, store);
        Page<Participation> page = Page.of(all, wanted);
        List<Participant> owners = owners(page.items());
        Map<Participant, StoreFigures> figures = figures(caller, range, store.isPresent() ? owners(all) : owners);
        Map<Participant, QueueEntry> sent = services.uploadStates().lastSent(caller.actor(), owners);
        Map<String, String> names =
                services.ledger().stores().stream().collect(Collectors.toMap(Store::id, Store::name));
        List<OverviewStore> stores = page.items().stream()
                .map(one -> OverviewStore.of(
                        one,
                        names.getOrDefault(one.storeId(), ""),
                        figures.getOrDefault(one.participant(), none(one.participant())),
                        Optional.ofNullable(sent.get(one.participant())),
                        range,
                        yesterday))
                .toList();
        List<DayFigures> days = store.isPresent()
                ? sums(all, figures)
                : services.overview().days(caller.actor(), range.from(), range.to());
        return new Overview(
                range.from(),
                range.to(),
                days.stream().map(OverviewStore.Day::of).toList(),
                new Page<>(stores, page.total(), page.page(), page.size()));
    }

    private List<Participation> participations(Caller caller, Range range, Optional<String> store) throws IOException {
        return services.participations().list(caller.actor(), IntegrationSettings.SOZVEZDIE).stream()
                .filter(one -> one.touches(range.from(), range.to()))
                .filter(one -> store.isEmpty() || store.get().equals(one.storeId()))
                .sorted(Comparator.comparing(Participation::storeId).thenComparing(Participation::id))
                .toList();
    }

    private static List<Participant> owners(List<Participation> participations) {
        return participations.stream()
                .map(Participation::participant)
                .distinct()
                .toList();
    }

    private Map<Participant, StoreFigures> figures(Caller caller, Range range, List<Participant> owners)
            throws IOException {
        return services.overview().stores(caller.actor(), owners, range.from(), range.to()).stream()
                .collect(Collectors.toMap(StoreFigures::owner, one -> one));
    }

    private static StoreFigures none(Participant owner) {
        return new StoreFigures(owner, Optional.empty(), List.of());
    }

    /** Of one store under all its codes. */
    private static List<DayFigures> sums(List<Participation> all, Map<Participant, StoreFigures> figures) {
        Map<LocalDate, DayFigures> days = new TreeMap<>();
        for (Participation one : all) {
            StoreFigures known = figures.getOrDefault(one.participant(), none(one.participant()));
            for (DayFigures day : OverviewStore.daysOf(one, known)) {
                days.merge(
                        day.day(),
                        day,
                        (a, b) -> new DayFigures(
                                a.day(),
                                1,
                                a.movements() + b.movements(),
                                a.saleSum() + b.saleSum(),
                                a.receiptSum() + b.receiptSum()));
            }
        }
        return List.copyOf(days.values());
    }
}
