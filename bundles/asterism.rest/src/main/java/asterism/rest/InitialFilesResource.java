package asterism.rest;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;

import asterism.api.access.Permission;
import asterism.api.configuration.Lack;
import asterism.api.configuration.Participation;
import asterism.api.configuration.SettingsWording;
import asterism.api.configuration.StoreReadiness;
import asterism.api.configuration.Verdict;
import asterism.api.export.ExportFile;
import asterism.api.export.FormedFile;
import asterism.api.export.InitialFile;
import asterism.api.export.Participant;
import asterism.api.lotdata.Store;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Initial data: where each store is with them, and forming them. */
@Path("initial-files")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class InitialFilesResource {
    private final Services services;

    InitialFilesResource(Services services) {
        this.services = services;
    }

    /**
     * A participation and its initial data.
     *
     * @param participation the participation
     * @param storeName     as the source has it; empty when it has no such store
     * @param file          the newest file of them; absent when none was formed
     * @param verdict       what the union said last; absent when it said nothing of these codes and this day
     */
    record Initial(
            ParticipationView participation,
            String storeName,
            Optional<InitialFileView> file,
            Optional<VerdictView> verdict) {}

    /** A file of initial data. */
    record InitialFileView(
            long id,
            String archive,
            long bytes,
            LocalDate first,
            LocalDate last,
            LocalDateTime formedAt,
            String formedBy,
            boolean removed) {
        static InitialFileView of(FormedFile formed) {
            ExportFile file = formed.file();
            return new InitialFileView(
                    file.id(),
                    file.archive(),
                    file.bytes(),
                    file.first(),
                    file.last(),
                    file.formedAt(),
                    file.formedBy(),
                    formed.removed());
        }
    }

    /** Whose initial data are formed under which codes from which day. */
    private record Key(Participant owner, LocalDate first) {}

    /** Lists them: participations that have not ended. */
    @GET
    @Query({"confirmed", "page", "size"})
    @Needs(Permission.VIEW)
    public Object list(@Context HttpServletRequest request, @Context UriInfo uri) throws IOException {
        Caller caller = Caller.of(request);
        Inputs inputs = new Inputs(uri);
        Page.Wanted wanted = Page.Wanted.of(inputs);
        Optional<Boolean> confirmed = inputs.flag("confirmed");
        List<StoreReadiness> all = services.readiness().checkList(caller.actor(), SOZVEZDIE).stores().stream()
                .filter(store ->
                        confirmed.isEmpty() || confirmed.get() != store.lacks().contains(Lack.CONFIRMATION))
                .toList();
        Page<StoreReadiness> page = Page.of(all, wanted);
        return new Page<>(views(caller, page.items()), page.total(), page.page(), page.size());
    }

    private List<Initial> views(Caller caller, List<StoreReadiness> shown) throws IOException {
        Map<Key, Long> newest = new HashMap<>();
        for (InitialFile file : services.files().newestInitial(caller.actor())) {
            newest.put(new Key(file.owner(), file.first()), file.fileId());
        }
        Set<Long> ids = shown.stream()
                .map(store -> fileId(newest, store.participation()))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        Map<Long, FormedFile> files = services.files().find(caller.actor(), ids);
        Map<Long, List<Verdict>> verdicts = services.confirmations().verdicts(caller.actor(), SOZVEZDIE).stream()
                .collect(Collectors.groupingBy(Verdict::participationId));
        Map<String, String> names =
                services.ledger().stores().stream().collect(Collectors.toMap(Store::id, Store::name));
        SettingsWording words = services.settingsWords();
        return shown.stream()
                .map(store -> new Initial(
                        ParticipationView.of(store, words, caller.language()),
                        names.getOrDefault(store.participation().storeId(), ""),
                        fileId(newest, store.participation())
                                .flatMap(id -> Optional.ofNullable(files.get(id)))
                                .map(InitialFileView::of),
                        verdicts.getOrDefault(store.participation().id(), List.of()).stream()
                                .filter(verdict -> isAbout(verdict, store.participation()))
                                .findFirst()
                                .map(VerdictView::of)))
                .toList();
    }

    private static Optional<Long> fileId(Map<Key, Long> newest, Participation one) {
        return one.initialDay().map(day -> newest.get(new Key(one.participant(), day)));
    }

    private static boolean isAbout(Verdict verdict, Participation one) {
        return verdict.owner().equals(one.participant())
                && one.initialDay().filter(verdict.initialDay()::equals).isPresent();
    }

    /**
     * What a run is to do.
     *
     * @param stores ids; absent for all that are not confirmed
     * @param to     last day; absent for yesterday
     */
    record Forming(Optional<List<String>> stores, Optional<LocalDate> to) {}

    /** Forms them. */
    @POST
    @Path("runs")
    @Needs(Permission.RUN)
    public Response start(@Context HttpServletRequest request, @Nullable Forming body) throws IOException {
        Caller caller = Caller.of(request);
        Map<String, String> parameters = new TreeMap<>();
        if (body != null) {
            body.stores().ifPresent(ids -> parameters.put("store", Starting.stores("/stores", ids)));
            body.to().ifPresent(day -> parameters.put("to", day.toString()));
            FormingDays days = FormingDays.of(services, Optional.empty(), body.to(), 1);
            if (body.stores().isPresent()) {
                days.requirePart(
                        services, caller.actor(), "/stores", body.stores().get());
            }
        }
        return Starting.start(services, caller, "initial", parameters);
    }
}
