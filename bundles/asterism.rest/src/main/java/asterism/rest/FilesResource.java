package asterism.rest;

import asterism.api.PageRequest;
import asterism.api.access.Permission;
import asterism.api.export.FileFilter;
import asterism.api.export.FormedFile;
import asterism.api.export.Vanishing;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.QueueFilter;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.UriInfo;

/** The files that were formed, and what people decide of them. */
@Path("files")
@Produces(MediaType.APPLICATION_JSON)
public final class FilesResource {
    private final Services services;

    FilesResource(Services services) {
        this.services = services;
    }

    /** What files can be sorted by. */
    enum Order {
        NEWEST
    }

    /**
     * What the union would delete on receipt of a file.
     *
     * @param known    whether it is known what the file holds; all else is empty if not
     * @param held     elements that the union holds on days of the file's window
     * @param vanished how many of them the file lacks
     * @param days     the same by day; days without any are left out
     */
    record VanishingView(boolean known, long held, long vanished, List<VanishingDay> days) {
        static VanishingView of(Vanishing vanishing) {
            List<VanishingDay> days = vanishing.days().entrySet().stream()
                    .map(day -> VanishingDay.of(day.getKey(), day.getValue()))
                    .toList();
            return new VanishingView(true, vanishing.held(), vanishing.vanished(), days);
        }
    }

    /** Elements of one day that the union holds, and how many of each kind the file lacks. */
    record VanishingDay(LocalDate day, int lots, int movements, int balances, int held) {
        static VanishingDay of(LocalDate day, Vanishing.Counts counts) {
            return new VanishingDay(day, counts.lots(), counts.movements(), counts.balances(), counts.held());
        }
    }

    /** Lists files. Those that were queued are found by sending, which knows their states; all others by the exporter. */
    @GET
    @Needs(Permission.VIEW)
    @Query({"store", "state", "initial", "from", "to", "sort", "page", "size"})
    public Object list(@Context HttpServletRequest request, @Context UriInfo uri) throws IOException {
        Caller caller = Caller.of(request);
        Inputs inputs = new Inputs(uri);
        Page.Wanted wanted = Page.Wanted.of(inputs);
        Optional<FileView.State> state = inputs.choice("state", FileView.State.class);
        boolean oldestFirst = Sorting.of(inputs, Order.class, Order.NEWEST).isDescending();
        FileFilter filter = new FileFilter(
                inputs.text("store"),
                inputs.flag("initial"),
                inputs.day("from"),
                inputs.day("to"),
                state.filter(FileView.State.FORMED::equals).isPresent(),
                oldestFirst);
        return state.isEmpty() || filter.unqueued()
                ? formed(caller, filter, wanted)
                : queued(caller, filter, state.get(), wanted);
    }

    private Page<FileView> formed(Caller caller, FileFilter filter, Page.Wanted wanted) throws IOException {
        asterism.api.Page<FormedFile> part = services.files().list(caller.actor(), filter, request(wanted));
        List<Long> ids = part.items().stream().map(one -> one.file().id()).toList();
        Map<Long, QueueEntry> entries = services.uploadStates().entries(caller.actor(), ids);
        List<FileView> views = part.items().stream()
                .map(one -> view(
                        caller, one, Optional.ofNullable(entries.get(one.file().id()))))
                .toList();
        return new Page<>(views, part.total(), wanted.page(), wanted.size());
    }

    /** Initial exports go by hand: they are never queued. */
    private Page<FileView> queued(Caller caller, FileFilter filter, FileView.State state, Page.Wanted wanted)
            throws IOException {
        if (filter.initial().orElse(false)) {
            return new Page<>(List.of(), 0, wanted.page(), wanted.size());
        }
        QueueFilter queued = new QueueFilter(
                Set.of(state.upload()), filter.storeId(), filter.from(), filter.to(), filter.oldestFirst());
        asterism.api.Page<QueueEntry> part = services.uploadStates().list(caller.actor(), queued, request(wanted));
        List<Long> ids = part.items().stream().map(QueueEntry::fileId).toList();
        Map<Long, FormedFile> files = services.files().find(caller.actor(), ids);
        List<FileView> views = part.items().stream()
                .flatMap(
                        entry -> Optional.ofNullable(files.get(entry.fileId()))
                                .map(file -> view(caller, file, Optional.of(entry)))
                                .stream())
                .toList();
        return new Page<>(views, part.total(), wanted.page(), wanted.size());
    }

    private static PageRequest request(Page.Wanted wanted) {
        return new PageRequest(wanted.skipped(), wanted.size());
    }

    private FileView view(Caller caller, FormedFile file, Optional<QueueEntry> entry) {
        return FileView.of(file, entry, services.uploadWords(), caller.language());
    }

    /** One file. */
    @GET
    @Path("{id}")
    @Needs(Permission.VIEW)
    public Object get(@Context HttpServletRequest request, @PathParam("id") String id) throws IOException {
        return view(Caller.of(request), Inputs.id(id));
    }

    private FileView view(Caller caller, long id) throws IOException {
        FormedFile file = services.files().find(caller.actor(), List.of(id)).get(id);
        if (file == null) {
            throw RefusedException.notFound();
        }
        Map<Long, QueueEntry> entries = services.uploadStates().entries(caller.actor(), List.of(id));
        return view(caller, file, Optional.ofNullable(entries.get(id)));
    }

    /** What the union would delete: why a file is held. */
    @GET
    @Path("{id}/vanishing")
    @Needs(Permission.VIEW)
    public Object vanishing(@Context HttpServletRequest request, @PathParam("id") String id) throws IOException {
        return services.uploads()
                .vanishing(Caller.of(request).actor(), Inputs.id(id))
                .map(VanishingView::of)
                .orElse(new VanishingView(false, 0, 0, List.of()));
    }

    /** Queues a file once more that failed, was sent or discarded. */
    @POST
    @Path("{id}/send-again")
    @Needs(Permission.RUN)
    public Object sendAgain(@Context HttpServletRequest request, @PathParam("id") String id) throws IOException {
        Caller caller = Caller.of(request);
        return decided(caller, services.uploads().sendAgain(caller.actor(), Inputs.id(id)));
    }

    /** Lets a held file go. */
    @POST
    @Path("{id}/release")
    @Needs(Permission.RUN)
    public Object release(@Context HttpServletRequest request, @PathParam("id") String id) throws IOException {
        Caller caller = Caller.of(request);
        return decided(caller, services.uploads().release(caller.actor(), Inputs.id(id)));
    }

    /** Takes a file out that is held, queued or failed. */
    @POST
    @Path("{id}/discard")
    @Needs(Permission.RUN)
    public Object discard(@Context HttpServletRequest request, @PathParam("id") String id) throws IOException {
        Caller caller = Caller.of(request);
        return decided(caller, services.uploads().discard(caller.actor(), Inputs.id(id)));
    }

    private FileView decided(Caller caller, QueueEntry entry) throws IOException {
        return view(caller, entry.fileId());
    }
}
