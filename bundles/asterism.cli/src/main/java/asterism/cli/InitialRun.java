package asterism.cli;

import static asterism.cli.SettingsSnapshot.ACTOR;
import static asterism.cli.SettingsSnapshot.UNION;

import asterism.api.Progress.Step;
import asterism.api.configuration.Lack;
import asterism.api.configuration.Participation;
import asterism.api.configuration.SettingsException;
import asterism.api.configuration.StoreReadiness;
import asterism.api.export.ExportFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine;

/** Forms initial data, and records what the union said of them. */
final class InitialRun {
    private final HomeServices services;
    private final CommandLine command;
    private final Text text;

    InitialRun(HomeServices services, CommandLine command, Text text) {
        this.services = services;
        this.command = command;
        this.text = text;
    }

    int form(JobRunner jobs, Map<String, String> parameters) throws IOException, InterruptedException {
        boolean good = jobs.run("prepare", Step.UPDATE, Map.of()) && jobs.run("initial", Step.FORM, parameters);
        List<StoreReadiness> awaited = awaited(false);
        for (StoreReadiness store : awaited) {
            show(store.participation());
        }
        if (!awaited.isEmpty()) {
            command.getOut().println(text.say("initial.next"));
        }
        return good ? CommandShell.DONE : CommandShell.FAILED;
    }

    private void show(Participation one) throws IOException {
        Optional<ExportFile> file = services.files.ofStore(ACTOR, one.storeId()).stream()
                .filter(formed -> formed.initial() && formed.owner().equals(one.participant()))
                .findFirst();
        if (file.isPresent()) {
            services.archives
                    .archive(file.get().id())
                    .ifPresent(path -> command.getOut().println(text.say("initial.file", one.storeId(), path)));
        }
    }

    int confirm(List<String> stores, String remark, boolean formedElsewhere) throws IOException {
        return record(
                stores,
                formedElsewhere,
                "initial.confirmed",
                chosen -> services.confirmations.confirm(ACTOR, UNION, chosen, remark, formedElsewhere));
    }

    int refuse(List<String> stores, String remark) throws IOException {
        return record(
                stores,
                false,
                "initial.refused",
                chosen -> services.confirmations.refuse(ACTOR, UNION, chosen, remark));
    }

    /** What is recorded for stores, for all of them or none. */
    @FunctionalInterface
    private interface Saying {
        void of(List<Participation> chosen) throws IOException;
    }

    private int record(List<String> stores, boolean withoutFile, String key, Saying saying) throws IOException {
        List<Participation> chosen = new ArrayList<>();
        TreeSet<String> unknown = new TreeSet<>(stores);
        for (StoreReadiness store : stores.isEmpty() ? awaited(withoutFile) : all()) {
            if (stores.isEmpty() || stores.contains(store.participation().storeId())) {
                chosen.add(store.participation());
                unknown.remove(store.participation().storeId());
            }
        }
        if (!unknown.isEmpty() || chosen.isEmpty()) {
            command.getErr()
                    .println(
                            unknown.isEmpty()
                                    ? text.say("initial.none")
                                    : text.say("initial.unknown", String.join(", ", unknown)));
            return CommandShell.FAILED;
        }
        try {
            saying.of(chosen);
        } catch (SettingsException e) {
            e.refusals()
                    .forEach(refusal ->
                            command.getErr().println(services.words.settings().say(refusal, text.language())));
            return CommandShell.FAILED;
        }
        chosen.forEach(one -> command.getOut().println(text.say(key, one.storeId(), one.storeCode(), one.clientId())));
        return CommandShell.DONE;
    }

    private List<StoreReadiness> all() throws IOException {
        return services.readiness.checkList(ACTOR, UNION).stores();
    }

    /** Where nothing else keeps the union's manager from an answer. */
    private List<StoreReadiness> awaited(boolean withoutFile) throws IOException {
        return all().stream()
                .filter(store -> store.lacks().contains(Lack.CONFIRMATION)
                        && (withoutFile || !store.lacks().contains(Lack.INITIAL_FILE)))
                .toList();
    }
}
