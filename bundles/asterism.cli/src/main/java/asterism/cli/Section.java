package asterism.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a settings file: {@code [name]}, then a line {@code key = value} for each value.
 *
 * @param name   what it is about
 * @param line   number of its line
 * @param values by key; an empty one says that there is none
 */
record Section(String name, int line, Map<String, String> values) {
    static Section of(String name) {
        return new Section(name, 0, new LinkedHashMap<>());
    }

    Section with(String key, Object value) {
        values.put(key, String.valueOf(value));
        return this;
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** As it stands in a file. */
    String text() {
        StringBuilder text = new StringBuilder("[" + name + "]\n");
        values.forEach((key, value) ->
                text.append((key + " = " + escaped(value)).stripTrailing()).append('\n'));
        return text.toString();
    }

    /**
     * Reads a file.
     *
     * @param keys what each kind of section may have
     * @throws SettingsFileException names each line that is none
     */
    static List<Section> parse(String file, Map<String, List<String>> keys) throws SettingsFileException {
        List<Section> sections = new ArrayList<>();
        SettingsFileException.Faults faults = new SettingsFileException.Faults();
        int number = 0;
        for (String raw : file.lines().toList()) {
            number++;
            String line = raw.strip().replace("\uFEFF", "");
            if (line.startsWith("[") && line.endsWith("]")) {
                String name = line.substring(1, line.length() - 1).strip();
                sections.add(new Section(name, number, new LinkedHashMap<>()));
                faults.addUnless(keys.containsKey(name), number, "[" + name + "]", String.join(", ", keys.keySet()));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                int equals = line.indexOf('=');
                Section section = sections.isEmpty() ? Section.of("") : sections.get(sections.size() - 1);
                String key = equals < 0 ? line : line.substring(0, equals).strip();
                List<String> allowed = keys.getOrDefault(section.name, List.of());
                boolean good = equals > 0 && allowed.contains(key) && !section.values.containsKey(key);
                faults.addUnless(
                        good || (!section.name.isEmpty() && !keys.containsKey(section.name)),
                        number,
                        key,
                        String.join(", ", allowed));
                section.values.put(key, unescaped(line.substring(equals + 1).strip()));
            }
        }
        faults.throwAny();
        return sections;
    }

    private static String escaped(String value) {
        String text = value.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        // A blank at an end would be lost.
        return text.strip().equals(text) ? text : "\\e" + text + "\\e";
    }

    private static String unescaped(String value) {
        StringBuilder text = new StringBuilder();
        boolean escape = false;
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            if (!escape && each == '\\') {
                escape = true;
                continue;
            }
            text.append(escape ? meant(each) : String.valueOf(each));
            escape = false;
        }
        return text.toString();
    }

    private static String meant(char escaped) {
        return switch (escaped) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'e' -> "";
            default -> String.valueOf(escaped);
        };
    }
}
