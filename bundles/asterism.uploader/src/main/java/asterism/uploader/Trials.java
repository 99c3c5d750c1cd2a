package asterism.uploader;

import asterism.api.upload.ConnectionCheck;
import asterism.api.upload.Endpoint;
import asterism.api.upload.TrialsUnderWayException;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadProblem;
import asterism.api.upload.UploadStep;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tries connections for people who wait for the answer: none for longer than a minute, whatever the server does, and a
 * few at a time, so that servers that hold them keep no more threads. Thread-safe.
 */
final class Trials {
    /** As many at a time. */
    static final int AT_ONCE = 4;

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final ConnectionTester tester;
    private final Duration longest;
    private final Semaphore free = new Semaphore(AT_ONCE);

    Trials(Transports transports) {
        this(transports, LONGEST);
    }

    Trials(Transports transports, Duration longest) {
        this.tester = new ConnectionTester(transports);
        this.longest = longest;
    }

    /**
     * Tries one.
     *
     * @throws TrialsUnderWayException when there are as many under way as may be
     */
    ConnectionCheck test(Target target) throws IOException {
        if (!free.tryAcquire()) {
            throw new TrialsUnderWayException(AT_ONCE);
        }
        List<UploadStep> done = new CopyOnWriteArrayList<>();
        FutureTask<ConnectionCheck> trial = new FutureTask<>(() -> {
            try (Target own = new Target(hurried(target.endpoint()), target.password())) {
                return tester.test(own, done);
            } finally {
                free.release();
            }
        });
        Thread thread = new Thread(trial, "asterism-uploader-trial");
        thread.setDaemon(true);
        thread.start();
        try {
            return trial.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return late(target.endpoint(), done);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("A trial of a connection was broken off");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException inner) {
                throw inner;
            }
            throw new IOException(e.getCause());
        }
    }

    /** Nobody waits as long for one answer as a night can. */
    private static Endpoint hurried(Endpoint endpoint) {
        return new Endpoint(
                endpoint.protocol(),
                endpoint.host(),
                endpoint.port(),
                endpoint.directory(),
                endpoint.user(),
                endpoint.tls12Only(),
                endpoint.certificate(),
                shorter(endpoint.connectTimeout()),
                shorter(endpoint.replyTimeout()));
    }

    private static Duration shorter(Duration wait) {
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private static ConnectionCheck late(Endpoint endpoint, List<UploadStep> done) {
        List<UploadStep> all = ConnectionTester.steps(endpoint);
        UploadStep held = all.get(Math.min(done.size(), all.size() - 1));
        UploadProblem problem = new UploadProblem(held, UploadAdvice.CONNECTION_LOST, endpoint.place(), 0, "");
        return new ConnectionCheck(done, Optional.of(problem), ConnectionTester.isOpen(endpoint));
    }
}
