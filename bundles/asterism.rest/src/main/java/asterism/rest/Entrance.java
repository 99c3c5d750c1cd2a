package asterism.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.PreMatching;
import javax.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/** Lets nobody in without a user, nothing that a page of somebody else has sent, and no body that is too long. */
@Provider
@PreMatching
public final class Entrance implements ContainerRequestFilter {
    /** Property of a request: which services were there when it began. */
    static final String GENERATION = "asterism.generation";

    /** Bytes that a body has at most. */
    static final int MAX_BODY = 1024 * 1024;

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Services services;

    Entrance(Services services) {
        this.services = services;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(GENERATION, services.generation());
        if (request.getSecurityContext().getUserPrincipal() == null) {
            throw new RefusedException(401, "sign-in-needed");
        }
        if (!READING.contains(request.getMethod()) && !isOwnPage(request.getHeaderString("Sec-Fetch-Site"))) {
            throw new RefusedException(403, "foreign-page");
        }
        if (request.getLength() > MAX_BODY) {
            throw tooLong();
        }
        request.setEntityStream(new Bounded(request.getEntityStream()));
    }

    /**
     * Browsers say where a request comes from, also one of a form that has no body; what is no browser need not. A host
     * has a guard of its own, this one is for platforms that have forgotten it.
     */
    private static boolean isOwnPage(@Nullable String site) {
        return site == null || site.equals("same-origin") || site.equals("none");
    }

    private static RefusedException tooLong() {
        return new RefusedException(413, "body-too-long", Integer.toString(MAX_BODY));
    }

    /** A body whose length is not known before it ends. */
    private static final class Bounded extends FilterInputStream {
        private long read;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int more) {
            read += more;
            if (read > MAX_BODY) {
                throw tooLong();
            }
        }
    }
}
