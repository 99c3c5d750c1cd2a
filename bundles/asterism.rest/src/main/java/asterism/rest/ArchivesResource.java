package asterism.rest;

import asterism.api.access.Permission;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.Lack;
import asterism.api.configuration.StoreReadiness;
import asterism.api.export.ArchiveContent;
import asterism.api.export.ExportFiles;
import asterism.api.export.InitialFile;
import asterism.api.export.Participant;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Downloads several archives in one. */
@Path("files/archives")
public final class ArchivesResource {
    private static final String NAME = "sozvezdie.zip";

    private final Services services;

    ArchivesResource(Services services) {
        this.services = services;
    }

    /**
     * Which archives.
     *
     * @param ids of their files
     */
    record Chosen(Set<Long> ids) {}

    /** One ZIP of all that are named; nothing of it when one is not there. It is made while it is sent. */
    @GET
    @Produces(ArchiveResource.ZIP)
    @Needs(Permission.RUN)
    @Query({"id", "initial"})
    public Response get(@Context HttpServletRequest request, @Context UriInfo uri) throws IOException {
        Caller caller = Caller.of(request);
        Inputs inputs = new Inputs(uri);
        Set<Long> ids = new TreeSet<>();
        for (String id : inputs.all("id")) {
            ids.add(Inputs.id(id));
        }
        if (inputs.flag("initial").orElse(false)) {
            ids.addAll(unconfirmed(caller));
        }
        if (ids.isEmpty()) {
            throw RefusedException.parameter("id", "value-missing");
        }
        return zip(request, caller, ids);
    }

    /** The same of more files than an address has room for. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(ArchiveResource.ZIP)
    @Needs(Permission.RUN)
    public Response post(@Context HttpServletRequest request, @Nullable Chosen body) throws IOException {
        Set<Long> ids = Bodies.bounded("/ids", Bodies.given(body).ids());
        if (ids.isEmpty() || ids.contains(null)) {
            throw RefusedException.body("/ids", "value-missing");
        }
        return zip(request, Caller.of(request), new TreeSet<>(ids));
    }

    private Response zip(HttpServletRequest request, Caller caller, Set<Long> ids) throws IOException {
        List<ExportFiles.Archive> archives = services.files().archives(caller.actor(), ids);
        // JAX-RS would make all of it, and send nothing.
        boolean hasBody = !request.getMethod().equals(HttpMethod.HEAD);
        return Response.ok(hasBody ? new Download(request, out -> write(archives, out)) : null)
                .type(ArchiveResource.ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, ArchiveResource.attachment(NAME))
                .build();
    }

    /** The initial data that the union has yet to confirm: more stores than an address has room for. */
    private List<Long> unconfirmed(Caller caller) throws IOException {
        Map<Participant, Map<LocalDate, Long>> newest = new HashMap<>();
        for (InitialFile file : services.files().newestInitial(caller.actor())) {
            newest.computeIfAbsent(file.owner(), owner -> new HashMap<>()).put(file.first(), file.fileId());
        }
        return services.readiness().checkList(caller.actor(), IntegrationSettings.SOZVEZDIE).stores().stream()
                .filter(store -> store.lacks().contains(Lack.CONFIRMATION))
                .map(StoreReadiness::participation)
                .flatMap(one -> one.initialDay().stream()
                        .map(day ->
                                newest.getOrDefault(one.participant(), Map.of()).get(day)))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Archives are deflated already. */
    private static void write(List<ExportFiles.Archive> archives, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.NO_COMPRESSION);
        Set<String> names = new HashSet<>();
        for (ExportFiles.Archive one : archives) {
            try (ArchiveContent archive = one.open()) {
                String name = ArchiveResource.safe(archive.name());
                while (!names.add(name)) {
                    name = "_" + name;
                }
                zip.putNextEntry(new ZipEntry(name));
                ArchiveResource.copy(archive.channel(), archive.length(), zip);
                zip.closeEntry();
            }
        }
        zip.finish();
        zip.flush();
    }
}
