package asterism.process;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.process.AsterismProcess.Outcome;
import asterism.process.AsterismProcess.Running;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A home that commands work on, and that a process serves; it sees to it that nothing listens that should not. */
final class ServedHome {
    private static final String STAYS = "Works by schedule until it is stopped.";
    private static final Pattern ADDRESS = Pattern.compile("The host is reached at (\\S+)");
    private static final Pattern LINK = Pattern.compile("https?://\\S+/setup#\\S+");

    private final Path folder;
    private final Path record;

    ServedHome(Path folder) {
        this.folder = folder;
        this.record = folder.resolve("classes.log");
    }

    Path path() {
        return folder.resolve("home");
    }

    /**
     * A process that stays.
     *
     * @param base where it is reached
     * @param link the one-time link, empty without one
     */
    record Host(Running running, String base, String link) implements AutoCloseable {
        /** Waits until one is there; a process that does not become one is killed. */
        static Host await(Running running) throws IOException {
            try {
                String out = running.awaitOut(STAYS);
                Matcher address = ADDRESS.matcher(out);
                assertThat(address.find()).as(out).isTrue();
                return new Host(running, address.group(1), Host.link(out));
            } catch (AssertionError | IOException | RuntimeException e) {
                running.close();
                throw e;
            }
        }

        private static String link(String out) {
            Matcher link = LINK.matcher(out);
            return link.find() ? link.group() : "";
        }

        int port() {
            return URI.create(base).getPort();
        }

        /** For this machine it listens, and for no other. */
        void requireLoopbackOnly() throws IOException {
            List<InetSocketAddress> listeners = Listeners.of(running.process().toHandle());
            assertThat(listeners).extracting(InetSocketAddress::getPort).contains(port());
            assertThat(listeners).allMatch(listener -> listener.getAddress().isLoopbackAddress());
        }

        /** Ends it as the system ends a service, and tells all that it said. */
        Outcome stop() throws IOException, InterruptedException {
            Outcome outcome = running.stop();
            assertThat(outcome.exit()).as(outcome.err()).isEqualTo(143);
            assertThat(outcome.out()).endsWith("Stopping.\n");
            assertThat(outcome.err()).doesNotContain("Exception", "\tat ").doesNotContain(Visitor.PASSWORD);
            return outcome;
        }

        @Override
        public void close() throws IOException {
            running.close();
        }
    }

    /** Starts the host on any port, and waits until it stays; what shows that commands do not listen shows that it does. */
    Host run(String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("run", "--port", "0"));
        words.addAll(List.of(more));
        Host host = Host.await(process().start(words(words)));
        if (!Listeners.everIn(record)) {
            host.close();
            throw new AssertionError("it listens, and the record of what it loaded does not show it");
        }
        return host;
    }

    /** Runs a command to its good end, shows that it never listened, and tells what it said. */
    String command(String... words) throws IOException, InterruptedException {
        Outcome outcome = tryTo(words);
        assertThat(outcome.exit())
                .as("%s: %s %s", Arrays.toString(words), outcome.out(), outcome.err())
                .isZero();
        assertThat(Listeners.everIn(record)).as(Arrays.toString(words)).isFalse();
        return outcome.out();
    }

    /** Runs a command to whichever end. */
    Outcome tryTo(String... words) throws IOException, InterruptedException {
        return process().run(words(List.of(words)));
    }

    /** The one-time link that a command printed. */
    static String link(String out) {
        String link = Host.link(out);
        assertThat(link).as(out).isNotEmpty();
        return link;
    }

    private AsterismProcess process() {
        return new AsterismProcess(folder, Listeners.record(record));
    }

    private String[] words(List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--home", path().toString(), "--lang", "en"));
        return all.toArray(String[]::new);
    }
}
