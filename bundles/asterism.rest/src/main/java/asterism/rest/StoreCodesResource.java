package asterism.rest;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;

import asterism.api.access.Permission;
import asterism.api.configuration.CodePreview;
import asterism.api.configuration.SettingsWording;
import asterism.api.configuration.StoreChoice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Filling in the codes of many stores at once. */
@Path("stores/codes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class StoreCodesResource {
    private static final int MAX_CODE = 64;

    private final Services services;

    StoreCodesResource(Services services) {
        this.services = services;
    }

    /**
     * What is to be filled in.
     *
     * @param storeIds   stores; absent for all shops
     * @param codeSystem system whose codes are taken; absent for the stores' own ids
     * @param clientId   legal entity code of all of them
     */
    record Fill(Optional<List<String>> storeIds, Optional<String> codeSystem, String clientId) {
        StoreChoice toChoice() {
            storeIds.ifPresent(ids -> Bodies.bounded("/storeIds", ids).forEach(id -> check("/storeIds", id)));
            codeSystem.ifPresent(system -> Bodies.bounded("/codeSystem", system, 1000));
            return new StoreChoice(storeIds, codeSystem, check("/clientId", clientId));
        }

        private static String check(String pointer, @Nullable String text) {
            return Bodies.bounded(pointer, Bodies.given(text), MAX_CODE);
        }
    }

    /**
     * What was shown is to be done.
     *
     * @param storeIds   as it was shown
     * @param codeSystem as it was shown
     * @param clientId   as it was shown
     * @param token      of the preview
     */
    record Apply(Optional<List<String>> storeIds, Optional<String> codeSystem, String clientId, String token) {}

    /**
     * What filling in would do.
     *
     * @param rows  a row a store
     * @param token names just this preview; to be given with what applies it
     */
    record Preview(List<Row> rows, String token) {}

    /** What one store would get. */
    record Row(
            String storeId,
            Optional<Codes> before,
            String storeCode,
            String clientId,
            boolean unchanged,
            Optional<Problem.FieldError> conflict) {}

    /** Both codes of a store. */
    record Codes(String storeCode, String clientId) {}

    /** Shows what would be done. */
    @POST
    @Path("preview")
    @Needs(Permission.CONFIGURE)
    public Object preview(@Context HttpServletRequest request, @Nullable Fill body) throws IOException {
        Caller caller = Caller.of(request);
        CodePreview preview = services.participations()
                .preview(caller.actor(), SOZVEZDIE, Bodies.given(body).toChoice());
        SettingsWording words = services.settingsWords();
        List<Row> rows = preview.rows().stream()
                .map(row -> row(row, words, caller.language()))
                .toList();
        return new Preview(rows, token(preview));
    }

    /** Does what was shown. */
    @POST
    @Needs(Permission.CONFIGURE)
    public Object apply(@Context HttpServletRequest request, @Nullable Apply body) throws IOException {
        Caller caller = Caller.of(request);
        Apply apply = Bodies.given(body);
        StoreChoice choice = new Fill(apply.storeIds(), apply.codeSystem(), apply.clientId()).toChoice();
        CodePreview preview = services.participations().preview(caller.actor(), SOZVEZDIE, choice);
        if (!token(preview).equals(apply.token())) {
            throw new RefusedException(412, "changed-meanwhile");
        }
        return new Participations(services.participations().apply(caller.actor(), SOZVEZDIE, preview).stream()
                .map(ParticipationView::of)
                .toList());
    }

    /** What changed, as it is stored now. */
    record Participations(List<ParticipationView> items) {}

    private static Row row(CodePreview.Row row, SettingsWording words, Locale language) {
        return new Row(
                row.storeId(),
                row.before().map(one -> new Codes(one.storeCode(), one.clientId())),
                row.storeCode(),
                row.clientId(),
                row.isUnchanged(),
                row.conflict()
                        .map(refusal -> new Problem.FieldError(
                                Optional.empty(),
                                Optional.empty(),
                                Problems.code(refusal.reason()),
                                words.say(refusal, language))));
    }

    private static String token(CodePreview preview) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            preview.rows().forEach(row -> digest.update(decisive(row).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a row does, whatever words its conflict has; no value has a NUL in it. */
    private static String decisive(CodePreview.Row row) {
        String before = row.before().map(one -> one.id() + "/" + one.version()).orElse("");
        String conflict = row.conflict().map(refusal -> refusal.reason().name()).orElse("");
        return String.join("\0", row.storeId(), before, row.storeCode(), row.clientId(), conflict, "\n");
    }
}
