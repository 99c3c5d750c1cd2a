package asterism.rest;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;

import asterism.api.access.Permission;
import asterism.api.configuration.Confirmations;
import asterism.api.export.FormedFile;
import java.io.IOException;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** What the union found wrong with one file later. */
@Path("files/{id}/complaints")
@Produces(MediaType.APPLICATION_JSON)
public final class FileComplaintsResource {
    private final Services services;

    FileComplaintsResource(Services services) {
        this.services = services;
    }

    /**
     * What is wrong with a file.
     *
     * @param remark up to 1,000 characters
     */
    record Complain(String remark) {}

    /** Those about one file, which may be gone; newest first. */
    @GET
    @Needs(Permission.VIEW)
    @Query({"page", "size"})
    public Object list(@Context HttpServletRequest request, @Context UriInfo uri, @PathParam("id") String id)
            throws IOException {
        long fileId = Inputs.id(id);
        return ComplaintsResource.page(services, Caller.of(request), uri, complaint -> complaint.fileId() == fileId);
    }

    /** Records one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.CONFIGURE)
    public Object complain(@Context HttpServletRequest request, @PathParam("id") String id, @Nullable Complain body)
            throws IOException {
        Caller caller = Caller.of(request);
        long fileId = Inputs.id(id);
        String remark = Bodies.bounded("/remark", Bodies.given(body).remark(), Confirmations.MAX_TEXT);
        FormedFile file = services.files().find(caller.actor(), List.of(fileId)).get(fileId);
        if (file == null) {
            throw RefusedException.notFound();
        }
        String store = file.file().owner().storeId();
        return services.confirmations().complain(caller.actor(), SOZVEZDIE, store, fileId, remark);
    }
}
