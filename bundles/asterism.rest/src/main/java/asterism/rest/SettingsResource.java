package asterism.rest;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;

import asterism.api.access.Permission;
import asterism.api.configuration.ExportSettings;
import asterism.api.export.FormatOptions;
import java.io.IOException;
import java.nio.charset.Charset;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** How files are formed, kept and guarded. */
@Path("settings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SettingsResource {
    private final Services services;

    SettingsResource(Services services) {
        this.services = services;
    }

    /** The settings by the names that refusals and the audit trail have for them. */
    record Settings(
            String formatId,
            Integer windowDays,
            Integer compressionLevel,
            String xmlCharset,
            String csvCharset,
            String csvSeparator,
            Boolean csvBom,
            Integer keepFiles,
            Integer keepDays,
            Boolean cashiers,
            Integer guardPercent) {
        static Settings of(ExportSettings stored) {
            FormatOptions format = stored.format();
            return new Settings(
                    stored.formatId(),
                    stored.windowDays(),
                    stored.compressionLevel(),
                    format.xmlCharset().name(),
                    format.csvCharset().name(),
                    String.valueOf(format.csvSeparator()),
                    format.csvBom(),
                    stored.retention().files(),
                    stored.retention().days(),
                    stored.cashiers(),
                    stored.guardPercent());
        }

        ExportSettings toStored(long version) {
            if (csvSeparator.length() != 1) {
                throw RefusedException.body("/csvSeparator", "value-invalid");
            }
            FormatOptions format = new FormatOptions(
                    charset("/xmlCharset", xmlCharset),
                    charset("/csvCharset", csvCharset),
                    csvSeparator.charAt(0),
                    csvBom);
            return new ExportSettings(
                    formatId,
                    windowDays,
                    compressionLevel,
                    format,
                    new ExportSettings.Retention(keepFiles, keepDays),
                    cashiers,
                    guardPercent,
                    version);
        }

        private static Charset charset(String pointer, String name) {
            try {
                return Charset.forName(name);
            } catch (IllegalArgumentException e) {
                throw RefusedException.body(pointer, "value-invalid");
            }
        }
    }

    /** Reads them. */
    @GET
    @Needs(Permission.VIEW)
    public Response get(@Context HttpServletRequest request) throws IOException {
        return answer(services.settings().exportSettings(Caller.of(request).actor(), SOZVEZDIE));
    }

    /** Changes them. */
    @PUT
    @Needs(Permission.CONFIGURE)
    public Response put(
            @Context HttpServletRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable Settings body)
            throws IOException {
        long version = Versions.required(ifMatch);
        ExportSettings wanted = Bodies.given(body).toStored(version);
        return answer(services.settings().save(Caller.of(request).actor(), SOZVEZDIE, wanted));
    }

    private static Response answer(ExportSettings stored) {
        return Versions.ok(Settings.of(stored), stored.version());
    }
}
