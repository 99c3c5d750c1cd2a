package asterism.uploader;

import asterism.api.upload.Endpoint;
import asterism.api.upload.Transfer;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadSession;
import asterism.api.upload.UploadTransport;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Says what is done, and lets something happen meanwhile. */
final class HookedTransport implements UploadTransport {
    private final UploadTransport transport;
    final List<String> done = new ArrayList<>();
    Hook onBlock = block -> {};
    Hook beforeRename = from -> {};
    Hook afterRename = to -> {};

    /** What happens at a point; its argument tells which block, 0 for the first, or 0. */
    @FunctionalInterface
    interface Hook {
        void at(int block) throws Exception;

        /** Passes on whatever it throws. */
        default void run(int block) {
            try {
                at(block);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    HookedTransport(UploadTransport transport) {
        this.transport = transport;
    }

    @Override
    public UploadSession open(Endpoint endpoint, char[] password) throws UploadException {
        UploadSession session = transport.open(endpoint, password);
        return new UploadSession() {
            @Override
            public OptionalLong size(String name) throws UploadException {
                return session.size(name);
            }

            @Override
            public void put(String name, InputStream content, long bytes, Transfer transfer)
                    throws UploadException, IOException {
                done.add("put");
                int[] blocks = {0};
                session.put(name, content, bytes, block -> {
                    onBlock.run(blocks[0]++);
                    transfer.next(block);
                });
            }

            @Override
            public void rename(String from, String to) throws UploadException {
                beforeRename.run(0);
                session.rename(from, to);
                done.add("rename");
                afterRename.run(0);
            }

            @Override
            public void delete(String name) throws UploadException {
                session.delete(name);
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }
}
