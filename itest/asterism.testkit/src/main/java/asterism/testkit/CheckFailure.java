package asterism.testkit;

import java.util.List;

/** A formed file is not what exchange-format.md demands; holds every violation that was found, not just the first. */
public final class CheckFailure extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final transient List<String> violations;

    CheckFailure(String file, List<String> violations, int count) {
        super(message(file, violations, count));
        this.violations = violations;
    }

    private static String message(String file, List<String> violations, int count) {
        String more = count > violations.size() ? "\n  ... and " + (count - violations.size()) + " more" : "";
        return file + ": " + count + " violation(s)\n  " + String.join("\n  ", violations) + more;
    }

    /** What was found, each with the key of its element; a very long list is cut. */
    public List<String> violations() {
        return violations;
    }
}
