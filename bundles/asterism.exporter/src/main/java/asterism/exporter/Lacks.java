package asterism.exporter;

import asterism.api.configuration.Lack;
import java.util.Set;

/** What stores lack, as arguments of an outcome. */
final class Lacks {
    private Lacks() {}

    static String[] names(Set<Lack> lacks) {
        return lacks.stream().sorted().map(Lack::name).toArray(String[]::new);
    }
}
