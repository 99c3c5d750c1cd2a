package asterism.permissions;

import asterism.api.Actor;
import asterism.api.access.Permission;
import asterism.api.configuration.StepFacts;
import asterism.api.configuration.StepState;
import asterism.api.configuration.StepState.Step;
import asterism.api.storage.Database;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether there is somebody who may configure. */
@Component
public final class AccessFacts implements StepFacts {
    private final Database database;

    /** Wired by DS. */
    @Activate
    public AccessFacts(@Reference(target = "(asterism.schema=permissions)") Database database) {
        this.database = database;
    }

    @Override
    public Step step() {
        return Step.ACCESS;
    }

    @Override
    public StepState state(Actor actor, String unionId) throws IOException {
        boolean configurable = database.<Boolean, IOException>transaction(
                connection -> GrantTable.ofUnion(connection, unionId).stream()
                        .anyMatch(grant -> grant.permission() == Permission.CONFIGURE));
        return StepState.of(Step.ACCESS, configurable ? 1 : 0, 1);
    }
}
