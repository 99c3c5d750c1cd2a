package asterism.uploader;

import asterism.api.Actor;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Participations;
import asterism.api.configuration.StepFacts;
import asterism.api.configuration.StepState;
import asterism.api.configuration.StepState.Step;
import asterism.api.upload.UploadConnection;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether files of all stores have a place to go to; as long as no store has its codes, whether there is any. */
@Component
public final class ConnectionFacts implements StepFacts {
    private final StoredConnections connections;
    private final Participations participations;

    /** Wired by DS. */
    @Activate
    public ConnectionFacts(@Reference StoredConnections connections, @Reference Participations participations) {
        this.connections = connections;
        this.participations = participations;
    }

    @Override
    public Step step() {
        return Step.CONNECTION;
    }

    @Override
    public StepState state(Actor actor, String unionId) throws IOException {
        Set<String> known = connections.all(unionId).stream()
                .map(UploadConnection::clientId)
                .collect(Collectors.toSet());
        List<String> wanted = participations.list(actor, unionId).stream()
                .map(Participation::clientId)
                .filter(client -> !client.isEmpty())
                .toList();
        if (wanted.isEmpty()) {
            return StepState.of(Step.CONNECTION, known.isEmpty() ? 0 : 1, 1);
        }
        long done = wanted.stream()
                .filter(client -> known.contains("") || known.contains(client))
                .count();
        return StepState.of(Step.CONNECTION, Math.toIntExact(done), wanted.size());
    }
}
