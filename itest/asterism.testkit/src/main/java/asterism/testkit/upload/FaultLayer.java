package asterism.testkit.upload;

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
    /** How much of a file is a part, in bytes. */
    static final int PART = 20_000;

    private final ConcurrentLinkedQueue<Planned> faults = new ConcurrentLinkedQueue<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicReference<Late> late = new AtomicReference<>();

    /** A fault, and how many commands it lets pass before. */
    private record Planned(FtpFault fault, AtomicInteger spared) {}

    /** A renaming that was asked for and is carried out later. */
    private record Late(FtpFault fault, FtpFile from, FtpFile target) {}

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
        Late pending = command.equals("RNTO") ? late.getAndSet(null) : null;
        if (pending != null) {
            rename(pending.from(), pending.target(), pending.fault() == FtpFault.RENAME_LATE_AND_TAKEN);
            reply(session, pending.fault().code(), pending.fault().text());
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
                rename(session.getRenameFrom(), target, fault == FtpFault.RENAME_ANSWER_LOST_AND_TAKEN);
            }
            case RENAME_LATE, RENAME_LATE_AND_TAKEN -> {
                FtpFile target = session.getFileSystemView().getFile(request.getArgument());
                late.set(new Late(fault, session.getRenameFrom(), target));
            }
            case RENAME_LOST, SIZE_CUT -> {}
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

    private static void rename(FtpFile from, FtpFile target, boolean taken) throws IOException {
        from.move(target);
        if (taken) {
            Path file = ((java.io.File) target.getPhysicalFile()).toPath();
            Files.move(file, file.resolveSibling("taken-" + file.getFileName()));
        }
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

    static DataConnection openData(FtpSession session) throws IOException {
        try {
            return session.getDataConnection().openConnection();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    static void reply(FtpSession session, int code, String text) throws FtpException {
        session.write(new DefaultFtpReply(code, text));
    }
}
