package asterism.cli;

import static asterism.cli.SettingsSnapshot.ACTOR;
import static asterism.cli.SettingsSnapshot.UNION;

import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.Integration;
import asterism.api.configuration.KindChoice;
import asterism.api.configuration.Participation;
import asterism.api.configuration.SettingsException;
import asterism.api.jobs.JobSchedule;
import asterism.api.jobs.ScheduleRefusedException;
import asterism.api.upload.UploadConnection;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Puts settings in place of others. Each service takes its part as a whole or not at all; when one is refused, those
 * that were taken are put back, and all refusals are told.
 */
final class SettingsImport {
    private final HomeServices services;
    private final SettingsSnapshot known;
    private final boolean confirmed;
    private final Text text;
    private final List<String> refusals = new ArrayList<>();
    private final Deque<Step> undo = new ArrayDeque<>();

    SettingsImport(HomeServices services, SettingsSnapshot known, boolean confirmed, Text text) {
        this.services = services;
        this.known = known;
        this.confirmed = confirmed;
        this.text = text;
    }

    /** A change, or its undoing. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    /**
     * Does it.
     *
     * @return why nothing was changed; empty when all was
     */
    List<String> apply(SettingsSnapshot wanted) throws IOException {
        checkSchedules(wanted.schedules());
        try {
            step(() -> export(wanted.export()));
            step(() -> kinds(wanted.kinds()));
            step(() -> stores(wanted));
            for (UploadConnection connection : wanted.connections()) {
                step(() -> connection(connection));
            }
            if (refusals.isEmpty()) {
                for (JobSchedule schedule : wanted.schedules()) {
                    step(() -> schedule(schedule));
                }
            }
        } catch (IOException | RuntimeException e) {
            putBack(e);
            throw e;
        }
        if (!refusals.isEmpty()) {
            putBack(new IOException(String.join("; ", refusals)));
        }
        return List.copyOf(refusals);
    }

    private void checkSchedules(List<JobSchedule> schedules) {
        for (JobSchedule schedule : schedules) {
            try {
                services.schedules.nextRuns(schedule.cron(), 1);
            } catch (ScheduleRefusedException e) {
                refusals.add(
                        text.say("settings.cron", schedule.job(), e.cron(), text.say("settings.cron." + e.reason())));
            }
        }
    }

    private void step(Step change) throws IOException {
        try {
            change.run();
        } catch (SettingsException e) {
            e.refusals()
                    .forEach(refusal -> refusals.add(services.words.settings().say(refusal, text.language())));
        } catch (IllegalArgumentException e) {
            refusals.add(Failures.say(e, text));
        }
    }

    private void putBack(Exception why) throws IOException {
        for (Step step : undo) {
            try {
                step.run();
            } catch (IOException | RuntimeException e) {
                e.addSuppressed(why);
                throw e;
            }
        }
    }

    private void export(ExportSettings wanted) throws IOException {
        if (!wanted.equals(known.export())) {
            ExportSettings now = services.settings.save(ACTOR, UNION, wanted);
            undo.push(() -> services.settings.save(ACTOR, UNION, known.export().withVersion(now.version())));
        }
    }

    private void kinds(KindChoice wanted) throws IOException {
        if (!wanted.equals(known.kinds())) {
            KindChoice now = services.kinds.save(ACTOR, UNION, wanted);
            undo.push(() -> services.kinds.save(
                    ACTOR,
                    UNION,
                    new KindChoice(known.kinds().scope(), known.kinds().kinds(), now.version())));
        }
    }

    /** Initial data may not begin before lot data, so the one of both goes first that makes room for the other. */
    private void stores(SettingsSnapshot wanted) throws IOException {
        boolean later = start(wanted.integration()).isAfter(start(known.integration()));
        if (!later) {
            integration(wanted.integration());
        }
        participations(wanted.participations());
        if (later) {
            integration(wanted.integration());
        }
    }

    private static LocalDate start(Integration integration) {
        return integration.ledgerStart().orElse(LocalDate.MIN);
    }

    private void integration(Integration wanted) throws IOException {
        Integration before = known.integration();
        if (!wanted.equals(before)) {
            Integration now = services.settings.save(ACTOR, UNION, wanted);
            undo.push(() -> services.settings.save(
                    ACTOR, UNION, new Integration(before.enabled(), before.ledgerStart(), now.version())));
        }
    }

    private void participations(List<Participation> wanted) throws IOException {
        List<Participation> changes = wanted.stream()
                .filter(one -> !known.participations().contains(one))
                .toList();
        if (!changes.isEmpty()) {
            List<Participation> now = services.participations.save(ACTOR, UNION, changes, confirmed);
            undo.push(() -> putBack(now));
        }
    }

    private void putBack(List<Participation> saved) throws IOException {
        List<Participation> added = new ArrayList<>();
        List<Participation> changed = new ArrayList<>();
        for (Participation one : saved) {
            before(one).ifPresentOrElse(changed::add, () -> added.add(one));
        }
        services.participations.remove(ACTOR, UNION, added, true);
        services.participations.save(ACTOR, UNION, changed, true);
    }

    private Optional<Participation> before(Participation now) {
        return known.participations().stream()
                .filter(one -> one.id() == now.id())
                .findFirst()
                .map(one -> new Participation(
                        one.id(),
                        one.storeId(),
                        one.storeCode(),
                        one.clientId(),
                        one.from(),
                        one.until(),
                        one.initialDay(),
                        now.version()));
    }

    private void connection(UploadConnection wanted) throws IOException {
        Optional<UploadConnection> before = known.connections().stream()
                .filter(one -> one.clientId().equals(wanted.clientId()))
                .findFirst();
        // A password that goes with the old server could not be put back.
        boolean lossy = !refusals.isEmpty()
                && before.filter(UploadConnection::hasPassword).isPresent();
        if (before.equals(Optional.of(wanted)) || lossy) {
            return;
        }
        UploadConnection now = services.connections.save(ACTOR, wanted, Optional.empty());
        undo.push(() -> {
            if (before.isEmpty()) {
                services.connections.remove(ACTOR, UNION, wanted.clientId(), now.version());
            } else {
                UploadConnection old = before.get();
                UploadConnection back = new UploadConnection(
                        old.unionId(), old.clientId(), old.endpoint(), old.hasPassword(), now.version());
                services.connections.save(ACTOR, back, Optional.empty());
            }
        });
    }

    private void schedule(JobSchedule wanted) throws IOException {
        Optional<JobSchedule> before = known.schedules().stream()
                .filter(one -> one.job().equals(wanted.job()))
                .findFirst();
        if (before.equals(Optional.of(wanted))) {
            return;
        }
        JobSchedule now = services.schedules.save(ACTOR, wanted);
        before.ifPresent(old -> undo.push(() -> services.schedules.save(ACTOR, now.with(old.enabled(), old.cron()))));
    }
}
