package asterism.cli;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /**
     * A component of ours that could not start.
     *
     * @param component its name
     * @param reason    what its exception said
     */
    record Failure(String component, String reason) {}

    /** The first component that could not start, if there is one. */
    Optional<Failure> failure() {
        return configurations()
                .filter(component -> component.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .map(component -> new Failure(component.description.name, reason(component.failure)))
                .findFirst();
    }

    /** What components of ours wait for: each with the names of its references. */
    List<String> missing() {
        return configurations()
                .filter(component -> component.unsatisfiedReferences.length > 0)
                .map(component -> component.description.name
                        + Arrays.stream(component.unsatisfiedReferences)
                                .map((UnsatisfiedReferenceDTO reference) -> reference.name)
                                .sorted()
                                .toList())
                .sorted()
                .toList();
    }

    private Stream<ComponentConfigurationDTO> configurations() {
        return components.getComponentDescriptionDTOs().stream()
                .filter(description -> description.name.startsWith(OURS))
                .map(components::getComponentConfigurationDTOs)
                .flatMap(Collection::stream);
    }

    /** The first message in a stack trace that the component wrote, and not the reflection that called it. */
    static String reason(@Nullable String stackTrace) {
        if (stackTrace == null) {
            return "";
        }
        return stackTrace
                .lines()
                .filter(line -> !line.startsWith("\t"))
                .map(line -> line.replaceFirst("^Caused by: ", ""))
                .filter(line -> !line.startsWith(InvocationTargetException.class.getName()))
                .map(line -> line.replaceFirst("^[\\w.$]+: ", ""))
                .findFirst()
                .orElse(stackTrace);
    }
}
