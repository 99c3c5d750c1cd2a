package asterism.testkit.upload;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpFile;
import org.apache.ftpserver.ftplet.FtpReply;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;

/** Stands before the server's commands and does something else beside one of them. */
final class BesideLayer extends DefaultFtplet {
    private static final String ATTRIBUTE = BesideLayer.class.getName();

    private final AtomicReference<Beside> wanted = new AtomicReference<>();

    /** What is done beside a command, and how many of that name it lets pass before. */
    private record Beside(String command, AtomicInteger spared, FtpMoment moment, Runnable action) {}

    /** Does something when a part has come, or at the end of a file that has no more. */
    private static final class PartWatch extends FilterOutputStream {
        private final AtomicReference<Runnable> action;
        private int left = FaultLayer.PART;

        PartWatch(OutputStream out, Runnable action) {
            super(out);
            this.action = new AtomicReference<>(action);
        }

        @Override
        public void write(byte[] block, int from, int length) throws IOException {
            out.write(block, from, length);
            left -= length;
            if (left <= 0) {
                act();
            }
        }

        private void act() throws IOException {
            out.flush();
            action.getAndSet(() -> {}).run();
        }

        @Override
        public void close() throws IOException {
            act();
            super.close();
        }
    }

    void want(String command, int spared, FtpMoment moment, Runnable action) {
        wanted.set(new Beside(command, new AtomicInteger(spared), moment, action));
    }

    @Override
    public FtpletResult beforeCommand(FtpSession session, FtpRequest request) throws FtpException, IOException {
        String command = request.getCommand().toUpperCase(Locale.ROOT);
        Beside due = wanted.get();
        if (due == null || !due.command().equals(command) || due.spared().getAndDecrement() != 0) {
            return FtpletResult.DEFAULT;
        }
        switch (due.moment()) {
            case ASKED -> due.action().run();
            case HALFWAY -> {
                store(session, request, due.action());
                return FtpletResult.SKIP;
            }
            case ANSWERED -> session.setAttribute(ATTRIBUTE, due);
        }
        return FtpletResult.DEFAULT;
    }

    private static void store(FtpSession session, FtpRequest request, Runnable action)
            throws FtpException, IOException {
        FaultLayer.reply(session, FtpReply.REPLY_150_FILE_STATUS_OKAY, "Go on");
        FtpFile file = session.getFileSystemView().getFile(request.getArgument());
        try (OutputStream out = new PartWatch(file.createOutputStream(0), action)) {
            FaultLayer.openData(session).transferFromClient(session, out);
        } finally {
            session.getDataConnection().closeDataConnection();
        }
        FaultLayer.reply(session, FtpReply.REPLY_226_CLOSING_DATA_CONNECTION, "Transfer complete");
    }

    @Override
    public FtpletResult afterCommand(FtpSession session, FtpRequest request, FtpReply reply)
            throws FtpException, IOException {
        if (session.getAttribute(ATTRIBUTE) instanceof Beside due) {
            session.removeAttribute(ATTRIBUTE);
            due.action().run();
        }
        return super.afterCommand(session, request, reply);
    }
}
