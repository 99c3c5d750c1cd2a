package asterism.rest;

import asterism.api.access.Permission;
import asterism.api.export.ArchiveContent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import javax.ws.rs.core.UriInfo;

/** Downloads several archives in one. */
@Path("files/archives")
public final class ArchivesResource {
    private static final String NAME = "sozvezdie.zip";

    private final Services services;

    ArchivesResource(Services services) {
        this.services = services;
    }

    /** One ZIP of all that are named; nothing of it when one is not there. It is made while it is sent. */
    @GET
    @Produces(ArchiveResource.ZIP)
    @Needs(Permission.RUN)
    @Query({"id"})
    public Response get(@Context HttpServletRequest request, @Context UriInfo uri) throws IOException {
        Caller caller = Caller.of(request);
        Set<Long> ids = new TreeSet<>();
        for (String id : new Inputs(uri).all("id")) {
            ids.add(Inputs.id(id));
        }
        if (ids.isEmpty()) {
            throw RefusedException.parameter("id", "value-missing");
        }
        for (long id : ids) {
            services.files().open(caller.actor(), id).close();
        }
        return Response.ok((StreamingOutput) out -> write(caller, ids, out))
                .type(ArchiveResource.ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, ArchiveResource.attachment(NAME))
                .build();
    }

    /** Archives are deflated already. */
    private void write(Caller caller, Set<Long> ids, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.NO_COMPRESSION);
        Set<String> names = new HashSet<>();
        for (long id : ids) {
            try (ArchiveContent archive = services.files().open(caller.actor(), id)) {
                String name = ArchiveResource.safe(archive.name());
                zip.putNextEntry(new ZipEntry(names.add(name) ? name : id + "_" + name));
                ArchiveResource.copy(archive.channel(), archive.length(), zip);
                zip.closeEntry();
            }
        }
        zip.finish();
        zip.flush();
    }
}
