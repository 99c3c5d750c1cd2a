package asterism.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A settings file is not what it should be; all its faults are told. */
final class SettingsFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    SettingsFileException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
        return faults;
    }

    /**
     * A fault.
     *
     * @param line     number of the line, or of the section's
     * @param what     what cannot be used
     * @param expected what is allowed
     */
    record Fault(int line, String what, String expected) {}

    /** Gathers faults. */
    static final class Faults {
        private final List<Fault> found = new ArrayList<>();

        void add(int line, String what, String expected) {
            found.add(new Fault(line, what, expected));
        }

        void addUnless(boolean good, int line, String what, String expected) {
            if (!good) {
                add(line, what, expected);
            }
        }

        void throwAny() throws SettingsFileException {
            if (!found.isEmpty()) {
                throw new SettingsFileException(found);
            }
        }
    }
}
