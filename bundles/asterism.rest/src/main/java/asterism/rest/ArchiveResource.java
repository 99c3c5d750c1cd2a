package asterism.rest;

import asterism.api.access.Permission;
import asterism.api.export.ArchiveContent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.ws.rs.GET;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.jspecify.annotations.Nullable;

/** Downloads a file's archive, or a part of it. */
@Path("files/{id}/archive")
public final class ArchiveResource {
    static final String ZIP = "application/zip";

    private static final int PARTIAL = 206;
    private static final int BUFFER = 1 << 16;

    private final Services services;

    ArchiveResource(Services services) {
        this.services = services;
    }

    /** The archive; {@code HEAD} gives the same without it. */
    @GET
    @Produces(ZIP)
    @Needs(Permission.RUN)
    public Response get(
            @Context HttpServletRequest request, @Context HttpServletResponse response, @PathParam("id") String id)
            throws IOException {
        Caller caller = Caller.of(request);
        ArchiveContent archive = services.files().open(caller.actor(), Inputs.id(id));
        boolean streams = false;
        try {
            Response answer = answer(request, archive);
            streams = answer.getEntity() instanceof StreamingOutput;
            if (request.getMethod().equals(HttpMethod.HEAD)) {
                sendHead(answer, response);
            }
            return answer;
        } finally {
            if (!streams) {
                archive.close();
            }
        }
    }

    /** The length of what is not sent would be lost on the way through JAX-RS. */
    private static void sendHead(Response answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.getStatus());
        answer.getStringHeaders().forEach((name, values) -> response.setHeader(name, values.get(0)));
        response.flushBuffer();
    }

    private static Response answer(HttpServletRequest request, ArchiveContent archive) {
        String tag = '"' + archive.version() + '"';
        String ifMatch = request.getHeader(HttpHeaders.IF_MATCH);
        if (ifMatch != null && !isNamed(ifMatch, tag)) {
            throw new RefusedException(412, "changed-meanwhile");
        }
        if (isNamed(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            return Response.notModified().header(HttpHeaders.ETAG, tag).build();
        }
        boolean hasBody = !request.getMethod().equals(HttpMethod.HEAD);
        try {
            Optional<ByteRange> range = hasBody
                    ? ByteRange.of(request.getHeader("Range"), request.getHeader("If-Range"), tag, archive.length())
                    : Optional.empty();
            ByteRange part = range.orElse(new ByteRange(0, archive.length() - 1));
            Response.ResponseBuilder builder = Response.status(range.isPresent() ? PARTIAL : 200);
            range.ifPresent(some -> builder.header(
                    "Content-Range", "bytes " + some.first() + "-" + some.last() + "/" + archive.length()));
            if (hasBody) {
                builder.entity(new Download(request, out -> write(archive, part, out)));
            }
            return builder.type(ZIP)
                    .header(HttpHeaders.CONTENT_LENGTH, part.length())
                    .header(HttpHeaders.ETAG, tag)
                    .header("Accept-Ranges", "bytes")
                    .header(HttpHeaders.CONTENT_DISPOSITION, attachment(archive.name()))
                    .build();
        } catch (ByteRange.UnsatisfiableException e) {
            throw RefusedException.noSuchRange(archive.length());
        }
    }

    /** Whether a list of tags has this one, or all. */
    private static boolean isNamed(@Nullable String tags, String tag) {
        return tags != null
                && Arrays.stream(tags.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(tag));
    }

    /** Names what is saved; names of archives are made of letters, digits and few signs, and no other gets through. */
    static String attachment(String name) {
        return "attachment; filename=\"" + safe(name) + '"';
    }

    /** A name that leads nowhere else and means the same everywhere. */
    static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^\\.+", "_");
    }

    private static void write(ArchiveContent archive, ByteRange part, OutputStream out) throws IOException {
        try (archive) {
            copy(archive.channel().position(part.first()), part.length(), out);
        }
    }

    /** Copies bytes; a file that is shorter than it was ends the answer before its time. */
    static void copy(SeekableByteChannel from, long length, OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (long left = length; left > 0; ) {
            buffer.clear().limit((int) Math.min(BUFFER, left));
            int count = from.read(buffer);
            if (count < 0) {
                throw new IOException("The archive has " + left + " bytes less than it had");
            }
            out.write(buffer.array(), 0, count);
            left -= count;
        }
    }
}
