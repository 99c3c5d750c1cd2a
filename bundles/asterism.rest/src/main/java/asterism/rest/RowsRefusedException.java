package asterism.rest;

import asterism.api.configuration.SettingsException;
import java.io.IOException;
import java.util.Set;

/** Configuration has refused some rows of a list in the body. */
final class RowsRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String list;
    private final transient Set<String> fields;
    private final SettingsException refused;

    private RowsRefusedException(String list, Set<String> fields, SettingsException refused) {
        super(refused);
        this.list = list;
        this.fields = fields;
        this.refused = refused;
    }

    /**
     * Lets refusals name their rows.
     *
     * @param list   JSON pointer to the list
     * @param fields which a row of it has, as pointers within the row
     */
    static <T> T named(String list, Set<String> fields, ConnectionBodies.Call<T> call) throws IOException {
        try {
            return call.run();
        } catch (SettingsException e) {
            throw new RowsRefusedException(list, fields, e);
        }
    }

    String list() {
        return list;
    }

    Set<String> fields() {
        return fields;
    }

    SettingsException refused() {
        return refused;
    }
}
