package asterism.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The warnings of one file: "once per thing named". */
final class WarningBook {
    private final Map<List<Object>, ReferenceWarning> raised = new LinkedHashMap<>();

    /** Raises a warning about the thing that its columns name. */
    void raise(ReferenceWarning warning) {
        raise(warning, "");
    }

    /** Raises a warning about a thing that its columns do not name. */
    void raise(ReferenceWarning warning, String thing) {
        raised.putIfAbsent(List.of(warning, thing), warning);
    }

    /** "characters that XML 1.0 cannot hold are dropped, with a warning". */
    String written(String text, ReferenceWarning whenDropped, String thing) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().filter(Values::inXml).forEach(kept::appendCodePoint);
        if (kept.length() < text.length()) {
            raise(whenDropped, thing);
        }
        return kept.toString();
    }

    List<ReferenceWarning> sorted() {
        return raised.values().stream().sorted(ReferenceWarning.ORDER).toList();
    }
}
