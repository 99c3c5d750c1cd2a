package asterism.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.PreMatching;
import javax.ws.rs.ext.Provider;

/** Lets nobody in without a user, and no body that is too long. */
@Provider
@PreMatching
public final class Entrance implements ContainerRequestFilter {
    /** Property of a request: which services were there when it began. */
    static final String GENERATION = "asterism.generation";

    /** Bytes that a body has at most. */
    static final int MAX_BODY = 1024 * 1024;

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
        if (request.getLength() > MAX_BODY) {
            throw tooLong();
        }
        request.setEntityStream(new Bounded(request.getEntityStream()));
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
