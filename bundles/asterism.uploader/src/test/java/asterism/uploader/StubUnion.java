package asterism.uploader;

import asterism.api.Actor;
import asterism.api.configuration.ChosenStores;
import asterism.api.configuration.CodePreview;
import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.ExportSettings.Retention;
import asterism.api.configuration.Integration;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Participations;
import asterism.api.configuration.StoreChoice;
import asterism.api.export.FormatOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A union's settings and stores as fields. */
final class StubUnion implements IntegrationSettings, Participations {
    boolean enabled = true;
    int guardPercent = 5;
    String formatId = "map-actions";
    final List<Participation> participations = new ArrayList<>();

    @Override
    public Integration integration(Actor actor, String unionId) {
        return new Integration(enabled, Optional.empty(), 1);
    }

    @Override
    public Integration save(Actor actor, String unionId, Integration integration) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ExportSettings exportSettings(Actor actor, String unionId) {
        return new ExportSettings(
                formatId,
                92,
                6,
                new FormatOptions(StandardCharsets.UTF_8, StandardCharsets.UTF_8, ';', true),
                new Retention(7, 30),
                true,
                guardPercent,
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
    public List<Participation> list(Actor actor, String unionId) {
        return participations;
    }

    @Override
    public List<Participation> save(Actor actor, String unionId, List<Participation> changes, boolean confirmed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(Actor actor, String unionId, List<Participation> removed, boolean confirmed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CodePreview preview(Actor actor, String unionId, StoreChoice fill) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Participation> apply(Actor actor, String unionId, CodePreview preview) {
        throw new UnsupportedOperationException();
    }
}
