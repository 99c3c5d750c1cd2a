package asterism.uploader;

import asterism.api.upload.ConnectionCheck;
import asterism.api.upload.Endpoint;
import asterism.api.upload.Transfer;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadProblem;
import asterism.api.upload.UploadSession;
import asterism.api.upload.UploadStep;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries a connection from end to end. */
final class ConnectionTester {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionTester.class);
    private static final byte[] PROBE = "Asterism connection test\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Transports transports;

    ConnectionTester(Transports transports) {
        this.transports = transports;
    }

    /**
     * Tries one.
     *
     * @param done gets the steps that worked, while others may read it
     */
    ConnectionCheck test(Target target, List<UploadStep> done) throws IOException {
        boolean open = isOpen(target.endpoint());
        String name = "asterism-probe-" + UUID.randomUUID();
        try (UploadSession session = transports.open(target)) {
            done.addAll(opening(target.endpoint()));
            try {
                probe(session, target, name, done);
            } catch (UploadException e) {
                tidyUp(session, name);
                throw e;
            }
            return new ConnectionCheck(done, Optional.empty(), open);
        } catch (UploadException e) {
            return new ConnectionCheck(before(e.problem(), target, done), Optional.of(e.problem()), open);
        }
    }

    /** Whether data travel as plain text. */
    static boolean isOpen(Endpoint endpoint) {
        return endpoint.protocol().equals("ftp");
    }

    /** All steps of a trial, in their order. */
    static List<UploadStep> steps(Endpoint endpoint) {
        List<UploadStep> steps = new ArrayList<>(opening(endpoint));
        steps.addAll(List.of(UploadStep.WRITE, UploadStep.SIZE, UploadStep.RENAME, UploadStep.DELETE));
        return steps;
    }

    /** The steps that a transport does on its way into the directory. */
    private static List<UploadStep> opening(Endpoint endpoint) {
        return switch (endpoint.protocol()) {
            case "local" -> List.of(UploadStep.DIRECTORY);
            case "ftp" -> List.of(UploadStep.CONNECT, UploadStep.LOGIN, UploadStep.DIRECTORY);
            default -> List.of(UploadStep.CONNECT, UploadStep.SECURE, UploadStep.LOGIN, UploadStep.DIRECTORY);
        };
    }

    private static List<UploadStep> before(UploadProblem problem, Target target, List<UploadStep> done) {
        List<UploadStep> opening = opening(target.endpoint());
        int failed = opening.indexOf(problem.step());
        return done.isEmpty() && failed > 0 ? opening.subList(0, failed) : done;
    }

    private static void probe(UploadSession session, Target target, String name, List<UploadStep> done)
            throws UploadException, IOException {
        session.put(name + ".tmp", new ByteArrayInputStream(PROBE), PROBE.length, Transfer.FREE);
        done.add(UploadStep.WRITE);
        long size = session.size(name + ".tmp").orElse(0);
        if (size != PROBE.length) {
            throw Problems.theirs(
                    UploadStep.SIZE,
                    UploadAdvice.SIZE_DIFFERS,
                    true,
                    target.endpoint().place(),
                    size + " / " + PROBE.length);
        }
        done.add(UploadStep.SIZE);
        session.rename(name + ".tmp", name + ".renamed");
        done.add(UploadStep.RENAME);
        session.delete(name + ".renamed");
        done.add(UploadStep.DELETE);
    }

    private static void tidyUp(UploadSession session, String name) {
        for (String ending : List.of(".tmp", ".renamed")) {
            try {
                session.delete(name + ending);
            } catch (UploadException e) {
                LOG.debug("probe {}{} may be left", name, ending, e);
            }
        }
    }
}
