package asterism.rest;

import asterism.api.upload.ConnectionCheck;
import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadConnection;
import asterism.api.upload.UploadProblem;
import asterism.api.upload.UploadStep;
import asterism.api.upload.UploadWording;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Connections as they come and go; a password comes only. */
final class ConnectionBodies {
    private static final Pattern NAMED = Pattern.compile("(\\w+)(?: of an? (?:connection|endpoint) cannot be.*|: .*)");

    private ConnectionBodies() {}

    /**
     * A connection.
     *
     * @param clientId              legal entity code; empty for the common one
     * @param hasPassword           whether a password is kept, which is never given out
     * @param version               for {@code If-Match}
     */
    record ConnectionView(
            String clientId,
            String protocol,
            String host,
            int port,
            String directory,
            String user,
            boolean tls12Only,
            Optional<String> certificate,
            long connectTimeoutSeconds,
            long replyTimeoutSeconds,
            boolean hasPassword,
            long version) {
        static ConnectionView of(UploadConnection connection) {
            Endpoint endpoint = connection.endpoint();
            return new ConnectionView(
                    connection.clientId(),
                    endpoint.protocol(),
                    endpoint.host(),
                    endpoint.port(),
                    endpoint.directory(),
                    endpoint.user(),
                    endpoint.tls12Only(),
                    endpoint.certificate(),
                    endpoint.connectTimeout().toSeconds(),
                    endpoint.replyTimeout().toSeconds(),
                    connection.hasPassword(),
                    connection.version());
        }
    }

    /**
     * What a connection is to be; what is left out is as usual.
     *
     * @param password absent to keep the one that is there, empty to have none
     */
    record Wanted(
            String protocol,
            Optional<String> host,
            Optional<Integer> port,
            Optional<String> directory,
            Optional<String> user,
            Optional<Boolean> tls12Only,
            Optional<String> certificate,
            Optional<Long> connectTimeoutSeconds,
            Optional<Long> replyTimeoutSeconds,
            Optional<char[]> password) {
        private static final long LONGEST = Duration.ofDays(1).toSeconds();

        Endpoint endpoint() throws IOException {
            return named(() -> new Endpoint(
                    protocol,
                    host.orElse(""),
                    port.orElse(0),
                    directory.orElse(protocol.equals("local") ? "" : Endpoint.DEFAULT_DIRECTORY),
                    user.orElse(""),
                    tls12Only.orElse(false),
                    certificate.filter(text -> !text.isBlank()),
                    seconds(connectTimeoutSeconds, Endpoint.CONNECT_TIMEOUT),
                    seconds(replyTimeoutSeconds, Endpoint.REPLY_TIMEOUT)));
        }

        private static Duration seconds(Optional<Long> wanted, Duration usual) {
            return wanted.map(number -> Duration.ofSeconds(Math.max(0, Math.min(number, LONGEST))))
                    .orElse(usual);
        }

        void wipe() {
            password.ifPresent(secret -> Arrays.fill(secret, '\0'));
        }

        /** The password stays out of any log. */
        @Override
        public String toString() {
            return protocol + "://" + host.orElse("");
        }
    }

    /** What may be refused. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws IOException;
    }

    /** Lets a refusal name the field that it is about. */
    static <T> T named(Call<T> call) throws IOException {
        try {
            return call.run();
        } catch (IllegalArgumentException e) {
            Matcher named = NAMED.matcher(String.valueOf(e.getMessage()));
            throw refusal(named.matches() ? named.group(1) : "");
        }
    }

    private static RefusedException refusal(String name) {
        return switch (name) {
            case "" -> RefusedException.body("", "value-refused");
            case "port" -> RefusedException.body("/port", "number-invalid", "0", "65535");
            case "connectTimeout", "replyTimeout" ->
                RefusedException.body("/" + name + "Seconds", "number-invalid", "1", "3600");
            case "host" -> RefusedException.body("/host", "host-invalid", "255");
            case "protocol" -> RefusedException.body("/protocol", "text-invalid", "32");
            case "directory" -> RefusedException.body("/directory", "text-invalid", "1000");
            case "user", "password" -> RefusedException.body("/" + name, "text-invalid", "255");
            case "certificate" -> RefusedException.body("/certificate", "text-invalid", "100000");
            default -> RefusedException.body("/" + name, "value-refused");
        };
    }

    /**
     * What a trial came to.
     *
     * @param passed      whether all worked
     * @param done        steps that worked
     * @param problem     the step that did not
     * @param unencrypted whether data travel as plain text
     */
    record CheckView(boolean passed, List<StepView> done, Optional<ProblemView> problem, boolean unencrypted) {
        static CheckView of(ConnectionCheck check, UploadWording words, Locale language) {
            return new CheckView(
                    check.passed(),
                    check.done().stream()
                            .map(step -> new StepView(step, words.say(step, language)))
                            .toList(),
                    check.problem().map(problem -> ProblemView.of(problem, words, language)),
                    check.unencrypted());
        }
    }

    /** A step of a trial. */
    record StepView(UploadStep step, String text) {}

    /** What failed, and what to do about it. */
    record ProblemView(
            UploadStep step,
            String stepText,
            UploadAdvice advice,
            String place,
            int replyCode,
            String replyText,
            String text) {
        static ProblemView of(UploadProblem problem, UploadWording words, Locale language) {
            return new ProblemView(
                    problem.step(),
                    words.say(problem.step(), language),
                    problem.advice(),
                    problem.place(),
                    problem.replyCode(),
                    problem.replyText(),
                    words.say(problem, language));
        }
    }
}
