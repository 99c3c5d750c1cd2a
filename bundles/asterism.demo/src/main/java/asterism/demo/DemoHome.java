package asterism.demo;

import java.io.IOException;

/** What the demo asks of an open home besides what verbs do. */
interface DemoHome {
    /** Whether no store is ready for daily work yet. */
    boolean needsInitialData() throws IOException;

    /** Keeps the password of the connection, as a person would by typing it. */
    void keepPassword(String password) throws IOException;
}
