package asterism.exporter;

import asterism.api.Actor;
import asterism.api.configuration.CheckList;
import asterism.api.configuration.ChosenStores;
import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.ExportSettings.Retention;
import asterism.api.configuration.Integration;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.Lack;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Readiness;
import asterism.api.configuration.ReadyStores;
import asterism.api.configuration.StoreChoice;
import asterism.api.configuration.StoreReadiness;
import asterism.api.export.FormatOptions;
import asterism.api.jobs.TaskMonitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A union's settings and stores as fields. */
final class StubUnion implements IntegrationSettings, Readiness, TaskMonitor {
    boolean enabled = true;
    Optional<IOException> gone = Optional.empty();
    boolean stop;
    boolean cashiers = true;
    int keepFiles = 7;
    int keepDays = 30;
    final List<Participation> ready = new ArrayList<>();
    final List<StoreReadiness> others = new ArrayList<>();

    static Participation participation(String storeId, String from, String initialDay) {
        return new Participation(1, storeId, storeId, "102532", day(from), Optional.empty(), day(initialDay), 1);
    }

    private static Optional<LocalDate> day(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }

    void lacking(Participation one, Lack... lacks) {
        others.add(new StoreReadiness(one, Set.of(lacks)));
    }

    @Override
    public Integration integration(Actor actor, String unionId) throws IOException {
        if (gone.isPresent()) {
            throw gone.get();
        }
        return new Integration(enabled, Optional.empty(), 1);
    }

    @Override
    public Integration save(Actor actor, String unionId, Integration integration) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ExportSettings exportSettings(Actor actor, String unionId) {
        return new ExportSettings(
                "map-actions",
                10,
                6,
                new FormatOptions(StandardCharsets.UTF_8, StandardCharsets.UTF_8, ';', true),
                new Retention(keepFiles, keepDays),
                cashiers,
                5,
                1);
    }

    @Override
    public ExportSettings save(Actor actor, String unionId, ExportSettings settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ChosenStores choose(Actor actor, StoreChoice choice) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CheckList checkList(Actor actor, String unionId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ReadyStores ready(Actor actor, String unionId, LocalDate first, LocalDate last) {
        return new ReadyStores(
                ready.stream().filter(one -> one.touches(first, last)).toList(),
                others.stream()
                        .filter(store -> store.participation().touches(first, last))
                        .toList(),
                Optional.of(Set.of("K")),
                Optional.of(LocalDate.parse("2026-01-01")));
    }

    @Override
    public void progress(long done, long total, String unit) {}

    @Override
    public boolean stopRequested() {
        return stop;
    }
}
