package asterism.testkit.upload;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.ftpserver.ftplet.DataConnection;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpFile;
import org.apache.ftpserver.ftplet.FtpReply;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;

/** Stands before the server's commands and carries out the faults. */
final class FaultLayer extends DefaultFtplet {
    private static final int PART = 20_000;

    private final ConcurrentLinkedQueue<Planned> faults = new ConcurrentLinkedQueue<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicReference<Beside> beside = new AtomicReference<>();

    /** A fault, and how many commands it lets pass before. */
    private record Planned(FtpFault fault, AtomicInteger spared) {}

    /** What is done beside a command, and how many it lets pass before. */
    private record Beside(String command, AtomicInteger spared, FtpMoment moment, Runnable action) {
        static final String NAME = Beside.class.getName();
    }

    /** Does something when a part is there, or all of a file that is no longer. */
    private static final class PartWatch extends FilterOutputStream {
        private final AtomicReference<Runnable> action;
        private int left = PART;

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

    /** The part is taken. */
    private static final class EnoughException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Keeps a part only. */
    private static final class PartOnly extends OutputStream {
        private final OutputStream out;
        private int left = PART;

        PartOnly(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] block, int from, int length) throws IOException {
            int taken = Math.min(length, left);
            out.write(block, from, taken);
            left -= taken;
            if (taken < length) {
                throw new EnoughException();
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    void add(FtpFault fault, int spared) {
        faults.add(new Planned(fault, new AtomicInteger(spared)));
    }

    void beside(String command, int spared, FtpMoment moment, Runnable action) {
        beside.set(new Beside(command, new AtomicInteger(spared), moment, action));
    }

    List<String> commands() {
        return commands;
    }

    void release() {
        closed.countDown();
    }

    @Override
    public FtpletResult beforeCommand(FtpSession session, FtpRequest request) throws FtpException, IOException {
        String command = request.getCommand().toUpperCase(Locale.ROOT);
        commands.add(command.equals("PASS") ? command : request.getRequestLine());
        if (isTakenBeside(command, session, request)) {
            return FtpletResult.SKIP;
        }
        Optional<Planned> due = faults.stream()
                .filter(planned -> planned.fault().command().equals(command))
                .findFirst();
        if (due.isEmpty() || due.get().spared().getAndDecrement() > 0) {
            return FtpletResult.DEFAULT;
        }
        faults.remove(due.get());
        return carryOut(due.get().fault(), session, request);
    }

    @Override
    public FtpletResult afterCommand(FtpSession session, FtpRequest request, FtpReply reply)
            throws FtpException, IOException {
        if (session.getAttribute(Beside.NAME) instanceof Beside due) {
            session.removeAttribute(Beside.NAME);
            due.action().run();
        }
        return super.afterCommand(session, request, reply);
    }

    /** Does what is due beside the command, or takes note of it; tells whether the command is done with it. */
    private boolean isTakenBeside(String command, FtpSession session, FtpRequest request)
            throws FtpException, IOException {
        Beside due = beside.get();
        if (due == null || !due.command().equals(command) || due.spared().getAndDecrement() != 0) {
            return false;
        }
        switch (due.moment()) {
            case ASKED -> due.action().run();
            case HALFWAY -> {
                reply(session, FtpReply.REPLY_150_FILE_STATUS_OKAY, "Go on");
                FtpFile file = session.getFileSystemView().getFile(request.getArgument());
                try (OutputStream out = new PartWatch(file.createOutputStream(0), due.action())) {
                    openData(session).transferFromClient(session, out);
                } finally {
                    session.getDataConnection().closeDataConnection();
                }
                reply(session, FtpReply.REPLY_226_CLOSING_DATA_CONNECTION, "Transfer complete");
                return true;
            }
            case ANSWERED -> session.setAttribute(Beside.NAME, due);
        }
        return false;
    }

    private FtpletResult carryOut(FtpFault fault, FtpSession session, FtpRequest request)
            throws FtpException, IOException {
        switch (fault) {
            case CUT -> takePart(session, request);
            case STALLED -> stall(session);
            case DISK_FULL_LATER, SHORT -> {
                takePart(session, request);
                reply(session, fault.code(), fault.text());
                return FtpletResult.SKIP;
            }
            case RENAME_ANSWER_LOST, RENAME_ANSWER_LOST_AND_TAKEN -> {
                FtpFile target = session.getFileSystemView().getFile(request.getArgument());
                session.getRenameFrom().move(target);
                if (fault == FtpFault.RENAME_ANSWER_LOST_AND_TAKEN) {
                    Path file = ((java.io.File) target.getPhysicalFile()).toPath();
                    Files.move(file, file.resolveSibling("taken-" + file.getFileName()));
                }
            }
            case RENAME_LOST -> {}
            case LOGIN_REFUSED_ALOUD -> {
                reply(session, fault.code(), fault.text() + " " + request.getArgument());
                return FtpletResult.SKIP;
            }
            default -> {
                reply(session, fault.code(), fault.text());
                return FtpletResult.SKIP;
            }
        }
        return FtpletResult.DISCONNECT;
    }

    private static void takePart(FtpSession session, FtpRequest request) throws FtpException, IOException {
        reply(session, FtpReply.REPLY_150_FILE_STATUS_OKAY, "Go on");
        FtpFile file = session.getFileSystemView().getFile(request.getArgument());
        try (OutputStream out = new PartOnly(file.createOutputStream(0))) {
            DataConnection data = openData(session);
            data.transferFromClient(session, out);
        } catch (EnoughException e) {
            // As wanted.
        } finally {
            session.getDataConnection().closeDataConnection();
        }
    }

    private void stall(FtpSession session) throws FtpException, IOException {
        reply(session, FtpReply.REPLY_150_FILE_STATUS_OKAY, "Go on");
        openData(session);
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            session.getDataConnection().closeDataConnection();
        }
    }

    private static DataConnection openData(FtpSession session) throws IOException {
        try {
            return session.getDataConnection().openConnection();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static void reply(FtpSession session, int code, String text) throws FtpException {
        session.write(new DefaultFtpReply(code, text));
    }
}
