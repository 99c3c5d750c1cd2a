package asterism.host;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Keeps back what the JAX-RS whiteboard says on a page of its own while an application comes or goes: that there is no
 * service. Interfaces speak JSON, also of what they do not have.
 */
final class Unserved extends HttpServletResponseWrapper {
    private boolean kept;

    Unserved(HttpServletResponse response) {
        super(response);
    }

    /** Whether nothing was answered yet, as nobody is there. */
    boolean isKept() {
        return kept;
    }

    @Override
    public void setContentType(@Nullable String type) {
        kept = getStatus() == SC_NOT_FOUND && type != null && type.startsWith("text/html");
        if (!kept) {
            super.setContentType(type);
        }
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return kept ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
    }
}
