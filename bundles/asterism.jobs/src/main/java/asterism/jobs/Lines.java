package asterism.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Texts as one text, as the database keeps them: each ends with a line feed; its own are written as {@code \n}. */
final class Lines {
    private Lines() {}

    static String join(List<String> texts) {
        StringBuilder joined = new StringBuilder();
        for (String text : texts) {
            joined.append(text.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
        }
        return joined.toString();
    }

    static List<String> split(String joined) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < joined.length(); i++) {
            char c = joined.charAt(i);
            if (c == '\n') {
                texts.add(text.toString());
                text.setLength(0);
            } else if (c == '\\') {
                i++;
                text.append(joined.charAt(i) == 'n' ? '\n' : joined.charAt(i));
            } else {
                text.append(c);
            }
        }
        return texts;
    }

    static String join(Map<String, String> values) {
        List<String> texts = new ArrayList<>();
        new TreeMap<>(values).forEach((name, value) -> texts.addAll(List.of(name, value)));
        return join(texts);
    }

    static Map<String, String> splitMap(String joined) {
        List<String> texts = split(joined);
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i + 1 < texts.size(); i += 2) {
            values.put(texts.get(i), texts.get(i + 1));
        }
        return values;
    }
}
