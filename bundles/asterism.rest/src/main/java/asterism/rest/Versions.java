package asterism.rest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.ws.rs.core.EntityTag;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The version of what is edited, as entity tag. */
final class Versions {
    private static final Pattern TAG = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    private Versions() {}

    /** An answer with the version of what it holds. */
    static Response ok(Object body, long version) {
        return Response.ok(body).tag(new EntityTag(Long.toString(version))).build();
    }

    /**
     * The version that a change is meant for.
     *
     * @param ifMatch header {@code If-Match}
     * @throws RefusedException when there is none, or it is none of ours, so that nothing can have it
     */
    static long required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new RefusedException(428, "if-match-missing");
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new RefusedException(412, "changed-meanwhile");
        }
        return Long.parseLong(tag.group(1));
    }
}
