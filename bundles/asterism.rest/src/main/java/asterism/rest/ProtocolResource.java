package asterism.rest;

import asterism.api.PageRequest;
import asterism.api.Wording;
import asterism.api.access.Permission;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.export.ExportFiles;
import asterism.api.export.FormatOptions;
import asterism.api.export.FormedFile;
import asterism.api.export.ProtocolEntry;
import asterism.api.export.ProtocolFilter;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;

/** What was noticed when a file was formed. */
@Path("files/{id}/protocol")
public final class ProtocolResource {
    private static final MediaType CSV = new MediaType("text", "csv");

    private final Services services;

    ProtocolResource(Services services) {
        this.services = services;
    }

    /** What a protocol can be had as. */
    enum Format {
        JSON,
        CSV
    }

    /**
     * A line of a protocol. Ids that do not apply are empty.
     *
     * @param severity how bad it is
     * @param code     what deviates
     * @param text     the same in words
     * @param storeId  store
     * @param itemId   item
     * @param lotId    exported lot id
     * @param docId    document
     * @param lineNo   line of the document; 0 when it does not apply
     * @param day      day
     */
    record Line(
            ProtocolEntry.Severity severity,
            ProtocolEntry.Code code,
            String text,
            String storeId,
            String itemId,
            String lotId,
            String docId,
            int lineNo,
            Optional<LocalDate> day) {
        static Line of(ProtocolEntry entry, Wording words, Locale language) {
            return new Line(
                    entry.severity(),
                    entry.code(),
                    words.say(entry, language),
                    entry.storeId(),
                    entry.itemId(),
                    entry.lotId(),
                    entry.docId(),
                    entry.lineNo(),
                    entry.day());
        }
    }

    /** The lines that are wanted: a page of them, or all as CSV. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    @Needs(Permission.VIEW)
    @Query({"code", "store", "item", "format", "page", "size"})
    public Response get(
            @Context HttpServletRequest request,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @PathParam("id") String id)
            throws IOException {
        Caller caller = Caller.of(request);
        long fileId = Inputs.id(id);
        Inputs inputs = new Inputs(uri);
        ProtocolFilter filter = new ProtocolFilter(
                inputs.choices("code", ProtocolEntry.Code.class), inputs.text("store"), inputs.text("item"));
        Optional<Format> format = inputs.choice("format", Format.class);
        boolean isCsv = format.map(Format.CSV::equals)
                .orElse(headers.getAcceptableMediaTypes().get(0).isCompatible(CSV)
                        && !headers.getAcceptableMediaTypes().get(0).isWildcardType());
        return isCsv ? csv(request, caller, fileId, filter) : json(caller, fileId, filter, Page.Wanted.of(inputs));
    }

    private Response json(Caller caller, long fileId, ProtocolFilter filter, Page.Wanted wanted) throws IOException {
        asterism.api.Page<ProtocolEntry> part = services.files()
                .protocol(caller.actor(), fileId, filter, new PageRequest(wanted.skipped(), wanted.size()));
        List<Line> lines = part.items().stream()
                .map(entry -> Line.of(entry, services.words(), caller.language()))
                .toList();
        return Response.ok(
                        new Page<>(lines, part.total(), wanted.page(), wanted.size()), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private Response csv(HttpServletRequest request, Caller caller, long fileId, ProtocolFilter filter)
            throws IOException {
        ExportFiles files = services.files();
        FormedFile file = files.find(caller.actor(), List.of(fileId)).get(fileId);
        if (file == null) {
            throw RefusedException.notFound();
        }
        List<ProtocolEntry> lines = files.protocol(caller.actor(), fileId).stream()
                .filter(filter::test)
                .toList();
        FormatOptions options = services.settings()
                .exportSettings(caller.actor(), IntegrationSettings.SOZVEZDIE)
                .format();
        return Response.ok(new Download(request, out -> files.writeProtocol(lines, options, caller.language(), out)))
                .type(CSV.withCharset(options.csvCharset().name()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ArchiveResource.attachment(file.file().baseName() + "_protocol.csv"))
                .build();
    }
}
