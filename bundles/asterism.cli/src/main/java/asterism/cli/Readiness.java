package asterism.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Finds out why services are not there. */
final class Readiness {
    private static final String OURS = "asterism.";

    private final ServiceComponentRuntime components;

    Readiness(ServiceComponentRuntime components) {
        this.components = components;
    }

    /** Services that were waited for did not come. */
    static final class NotReadyException extends IOException {
        private static final long serialVersionUID = 1L;

        NotReadyException(String message) {
            super(message);
        }
    }

    /** Why a component of ours could not start, if one could not: such as that another process holds the home. */
    Optional<String> failure() {
        return configurations()
                .filter(component -> component.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .map(component ->
                        component.failure == null ? component.description.name : firstCause(component.failure))
                .findFirst();
    }

    /** What a component of ours waits for. */
    List<String> missing(String name) {
        return configurations()
                .filter(component -> component.description.name.equals(name))
                .flatMap(component -> Arrays.stream(component.unsatisfiedReferences))
                .map((UnsatisfiedReferenceDTO reference) -> reference.name)
                .sorted()
                .toList();
    }

    private Stream<ComponentConfigurationDTO> configurations() {
        return components.getComponentDescriptionDTOs().stream()
                .filter(description -> description.name.startsWith(OURS))
                .map(components::getComponentConfigurationDTOs)
                .flatMap(Collection::stream);
    }

    /** The message of the exception that a stack trace begins with, without its class. */
    private static String firstCause(String stackTrace) {
        String line = stackTrace.lines().findFirst().orElse("");
        return line.replaceFirst("^[\\w.$]+(Exception|Error): ", "");
    }
}
