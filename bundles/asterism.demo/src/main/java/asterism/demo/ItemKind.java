package asterism.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * A kind of items; the root has an empty {@code parentId}.
 *
 * @param goods names of the goods of this kind; empty for all but leaves
 */
record ItemKind(String id, String name, String parentId, List<String> goods) {
    /** The tree, parents first. */
    static List<ItemKind> all() {
        List<ItemKind> kinds = new ArrayList<>();
        for (String line : Words.lines("kinds.txt")) {
            int blank = line.indexOf(' ');
            int colon = line.indexOf(':');
            String code = line.substring(0, blank);
            String name = line.substring(blank + 1, colon < 0 ? line.length() : colon);
            int dot = code.lastIndexOf('.');
            List<String> goods = colon < 0
                    ? List.of()
                    : List.of(line.substring(colon + 1).strip().split(", "));
            kinds.add(new ItemKind(id(code), name, dot < 0 ? "" : id(code.substring(0, dot)), goods));
        }
        return List.copyOf(kinds);
    }

    /** The digits of the root above it, as in {@code variants.txt}. */
    String root() {
        return id.substring(1, 3);
    }

    private static String id(String code) {
        return "K" + code.replace(".", "");
    }
}
