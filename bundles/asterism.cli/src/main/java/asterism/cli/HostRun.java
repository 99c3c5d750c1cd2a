package asterism.cli;

import static asterism.cli.SettingsSnapshot.ACTOR;

import asterism.api.access.SetupLinks;
import asterism.cli.Readiness.Failure;
import asterism.cli.Readiness.NotReadyException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Tells where the host is found, and makes one-time links. They are shown and never kept. */
final class HostRun {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final SetupLinks links;
    private final CommandLine command;
    private final Text text;

    HostRun(SetupLinks links, CommandLine command, Text text) {
        this.links = links;
        this.command = command;
        this.text = text;
    }

    /** Waits until it listens, and says where; the first administrator gets a link. */
    void begin(StopSignal stop, Supplier<Optional<Failure>> failure) throws IOException, InterruptedException {
        Optional<URI> address = address(stop, failure);
        if (address.isEmpty()) {
            return;
        }
        String base = address.get().toString().replaceFirst("/$", "");
        say("host.address", base);
        if (links.isFirstWanted(ACTOR)) {
            say("host.first", base + links.create(ACTOR, Optional.empty()));
        }
    }

    private Optional<URI> address(StopSignal stop, Supplier<Optional<Failure>> failure)
            throws NotReadyException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!stop.await(Duration.ofMillis(20))) {
            Optional<URI> address = links.address();
            if (address.isPresent()) {
                return address;
            }
            Optional<Failure> why = failure.get();
            if (why.isPresent() || System.nanoTime() > end) {
                throw new NotReadyException(
                        text.say("host.closed", why.map(Failure::reason).orElse("")));
            }
        }
        return Optional.empty();
    }

    /** Makes a link that the next {@code run} serves. */
    void link(String base, Optional<String> user) throws IOException {
        String link = base + links.create(ACTOR, user);
        say(user.isPresent() ? "host.link-of" : "host.link", link, user.orElse(""));
    }

    private void say(String key, Object... arguments) {
        command.getOut().println(text.say(key, arguments));
        command.getOut().flush();
    }
}
