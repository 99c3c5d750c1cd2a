package asterism.uploader;

import asterism.api.upload.Endpoint;
import asterism.api.upload.Transfer;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadSession;
import asterism.api.upload.UploadTransport;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the sessions that are open at once; a server would learn of the end of one only later. */
record CountingTransport(UploadTransport transport, AtomicInteger open, AtomicInteger most) implements UploadTransport {
    CountingTransport(UploadTransport transport) {
        this(transport, new AtomicInteger(), new AtomicInteger());
    }

    @Override
    public UploadSession open(Endpoint endpoint, char[] password) throws UploadException {
        most.accumulateAndGet(open.incrementAndGet(), Math::max);
        UploadSession session = transport.open(endpoint, password);
        return new UploadSession() {
            @Override
            public OptionalLong size(String name) throws UploadException {
                return session.size(name);
            }

            @Override
            public void put(String name, InputStream content, long bytes, Transfer transfer)
                    throws UploadException, IOException {
                session.put(name, content, bytes, transfer);
            }

            @Override
            public void rename(String from, String to) throws UploadException {
                session.rename(from, to);
            }

            @Override
            public void delete(String name) throws UploadException {
                session.delete(name);
            }

            @Override
            public void close() {
                session.close();
                open.decrementAndGet();
            }
        };
    }
}
