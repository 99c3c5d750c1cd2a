package asterism.transport;

import asterism.api.upload.Transfer;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadSession;
import asterism.api.upload.UploadStep;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalLong;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session in the directory of an FTP server. */
final class FtpSession implements UploadSession {
    private static final Logger LOG = LoggerFactory.getLogger(FtpSession.class);
    private static final int FAREWELL_MILLIS = 2_000;

    private final FTPClient client;
    private final DataSocket data;
    private final Faults faults;

    /** The data connection failed under a block. */
    private static final class WriteFailure extends Exception {
        private static final long serialVersionUID = 1L;

        private final IOException io;

        WriteFailure(IOException cause) {
            super(cause);
            this.io = cause;
        }
    }

    FtpSession(FTPClient client, DataSocket data, Faults faults) {
        this.client = client;
        this.data = data;
        this.faults = faults;
    }

    @Override
    public OptionalLong size(String name) throws UploadException {
        try {
            String reply = client.getSize(Names.plain(name));
            if (reply != null) {
                return OptionalLong.of(Long.parseLong(reply.strip()));
            }
            return switch (client.getReplyCode()) {
                case FTPReply.FILE_UNAVAILABLE -> OptionalLong.empty();
                case FTPReply.UNRECOGNIZED_COMMAND,
                        FTPReply.COMMAND_NOT_IMPLEMENTED,
                        FTPReply.COMMAND_NOT_IMPLEMENTED_FOR_PARAMETER -> listed(name);
                default -> throw refused(UploadStep.SIZE);
            };
        } catch (IOException e) {
            throw lost(UploadStep.SIZE, e);
        } catch (NumberFormatException e) {
            throw refused(UploadStep.SIZE);
        }
    }

    /** For servers without the command SIZE. */
    private OptionalLong listed(String name) throws IOException, UploadException {
        FTPFile[] files = client.listFiles();
        if (!FTPReply.isPositiveCompletion(client.getReplyCode())) {
            throw refused(UploadStep.SIZE);
        }
        for (FTPFile file : files) {
            if (file != null && file.isFile() && name.equals(file.getName())) {
                return OptionalLong.of(file.getSize());
            }
        }
        return OptionalLong.empty();
    }

    @Override
    public void put(String name, InputStream content, long bytes, Transfer transfer)
            throws UploadException, IOException {
        OutputStream out = begin(Names.plain(name));
        boolean whole;
        try {
            whole = Blocks.copy(content, bytes, transfer, (block, length) -> write(out, block, length));
        } catch (WriteFailure e) {
            throw broken(e.io);
        } catch (IOException | RuntimeException e) {
            data.cut();
            throw e;
        }
        end(out);
        if (!whole) {
            throw faults.failed(UploadStep.WRITE, UploadAdvice.FILE_MISSING, false, null);
        }
    }

    private OutputStream begin(String name) throws UploadException {
        OutputStream out;
        try {
            out = client.storeFileStream(name);
        } catch (IOException e) {
            boolean began = FTPReply.isPositiveIntermediate(client.getReplyCode());
            throw began || FTPReply.isNegativeTransient(client.getReplyCode())
                    ? lost(UploadStep.WRITE, e)
                    : faults.failed(UploadStep.WRITE, UploadAdvice.DATA_CONNECTION, true, e);
        }
        if (out == null) {
            throw refused(UploadStep.WRITE);
        }
        return out;
    }

    private void write(OutputStream out, byte[] block, int length) throws WriteFailure {
        try {
            data.guarded(() -> out.write(block, 0, length));
        } catch (IOException e) {
            throw new WriteFailure(e);
        }
    }

    private void end(OutputStream out) throws UploadException {
        try {
            data.guarded(out::close);
        } catch (IOException e) {
            throw broken(e);
        }
        try {
            if (!client.completePendingCommand()) {
                throw refused(UploadStep.WRITE);
            }
        } catch (IOException e) {
            throw lost(UploadStep.WRITE, e);
        }
    }

    /** A server that closes the data connection mostly says why on the other one. */
    private UploadException broken(IOException e) {
        data.cut();
        try {
            int code = client.getReply();
            if (FTPReply.isNegativeTransient(code) || FTPReply.isNegativePermanent(code)) {
                UploadException refusal = refused(UploadStep.WRITE);
                refusal.addSuppressed(e);
                return refusal;
            }
        } catch (IOException silence) {
            e.addSuppressed(silence);
        }
        return faults.failed(UploadStep.WRITE, UploadAdvice.CONNECTION_LOST, true, e);
    }

    @Override
    public void rename(String from, String to) throws UploadException {
        try {
            if (!client.rename(Names.plain(from), Names.plain(to))) {
                throw refused(UploadStep.RENAME);
            }
        } catch (IOException e) {
            // Whatever was said last: whether it was renamed is not known.
            throw faults.failed(UploadStep.RENAME, UploadAdvice.CONNECTION_LOST, true, e);
        }
    }

    @Override
    public void delete(String name) throws UploadException {
        try {
            if (!client.deleteFile(Names.plain(name))) {
                UploadException refusal = refused(UploadStep.DELETE);
                if (size(name).isPresent()) {
                    throw refusal;
                }
            }
        } catch (IOException e) {
            throw lost(UploadStep.DELETE, e);
        }
    }

    private UploadException refused(UploadStep step) {
        return faults.refused(step, client.getReplyCode(), client.getReplyString());
    }

    private UploadException lost(UploadStep step, IOException e) {
        return client.getReplyCode() == FTPReply.SERVICE_NOT_AVAILABLE
                ? refused(step)
                : faults.failed(step, UploadAdvice.CONNECTION_LOST, true, e);
    }

    @Override
    public void close() {
        data.cut();
        if (!client.isConnected()) {
            return;
        }
        try {
            client.setSoTimeout(FAREWELL_MILLIS);
            client.logout();
        } catch (IOException e) {
            LOG.debug("no farewell", e);
        }
        try {
            client.disconnect();
        } catch (IOException e) {
            LOG.debug("was disconnected already", e);
        }
    }
}
