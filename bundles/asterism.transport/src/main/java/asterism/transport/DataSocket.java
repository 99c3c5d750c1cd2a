package asterism.transport;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data connection under way, which can be cut from outside: no timeout of a socket ends a write that hangs. */
final class DataSocket {
    private static final Logger LOG = LoggerFactory.getLogger(DataSocket.class);

    private final ScheduledExecutorService watchdog;
    private final Duration longest;
    private volatile @Nullable Socket socket;

    /** Something that writes to the socket. */
    @FunctionalInterface
    interface Writing {
        void run() throws IOException;
    }

    DataSocket(ScheduledExecutorService watchdog, Duration longest) {
        this.watchdog = watchdog;
        this.longest = longest;
    }

    @Nullable
    Socket opened(@Nullable Socket opened) {
        socket = opened;
        return opened;
    }

    /** Runs something, and cuts the connection when it takes too long. */
    void guarded(Writing writing) throws IOException {
        ScheduledFuture<?> guard = watchdog.schedule(this::cut, longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            writing.run();
        } finally {
            guard.cancel(false);
        }
    }

    /** Closes without waiting for anything that is still to be written. */
    void cut() {
        Socket open = socket;
        if (open == null) {
            return;
        }
        try {
            open.setSoLinger(true, 0);
            open.close();
        } catch (IOException e) {
            LOG.debug("data connection was closed already", e);
        }
    }
}
