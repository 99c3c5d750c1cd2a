package asterism.testkit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Looks at the bytes of a document while a parser reads them: what a parser no longer tells. */
final class RawXml extends FilterInputStream {
    private static final Set<String> NAMED = Set.of("amp", "lt", "gt", "#13");

    private final Violations violations;
    private final Set<String> reported = new HashSet<>();
    private final StringBuilder head = new StringBuilder();
    private final StringBuilder reference = new StringBuilder();
    private CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private String tail = "";
    private long offset;
    private int previous;
    private boolean inTag;
    private boolean inReference;

    RawXml(InputStream in, Violations violations) {
        super(in);
        this.violations = violations;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int count = in.read(buffer, from, length);
        if (count > 0) {
            String end =
                    new String(buffer, from + Math.max(0, count - 40), Math.min(40, count), StandardCharsets.US_ASCII);
            tail = (tail + end).substring(Math.max(0, tail.length() + end.length() - 40));
        }
        for (int i = 0; i < count; i++) {
            look(buffer[from + i] & 0xFF);
        }
        return count;
    }

    private void look(int b) {
        if (offset < 200) {
            lookAtHead((char) b);
        }
        if (inTag) {
            lookInTag(b);
        } else if (inReference) {
            lookInReference(b);
        } else if (b == '<') {
            inTag = true;
        } else if (b == '&') {
            inReference = true;
            reference.setLength(0);
        }
        if (b == '\r') {
            report("a raw carriage return; it is written as &#13;");
        }
        previous = b;
        offset++;
    }

    private void lookAtHead(char c) {
        head.append(c);
        if (head.length() > 2 && head.toString().endsWith("?>")) {
            boolean windows = head.indexOf("windows-1251") > 0;
            encoder = (windows ? Charset.forName("windows-1251") : StandardCharsets.UTF_8).newEncoder();
        }
    }

    private void lookInTag(int b) {
        if (b == '>') {
            inTag = false;
            if (previous == '/') {
                report("an empty element as <x/>; it is written <x></x>");
            } else if (previous == ' ' || previous == '\t' || previous == '\n') {
                report("white space before the end of a tag");
            }
        } else if (previous == '<' && (b == '!' || (b == '?' && offset > 1))) {
            report("a comment, CDATA section, document type or processing instruction");
        } else if (b == '\'' || b == '\t' || b == '\n' || (b == ' ' && previous == ' ')) {
            report("a tag is not written with single blanks and double quotes");
        }
    }

    // XML files in UTF-8 need no other references than these; in windows-1251 "a character that it lacks is written as
    // a numeric character reference".
    private void lookInReference(int b) {
        if (b != ';') {
            reference.append((char) b);
            inReference = reference.length() < 12;
            return;
        }
        inReference = false;
        String name = reference.toString();
        boolean lacking = name.matches("#[1-9][0-9]{1,6}")
                && Character.isValidCodePoint(Integer.parseInt(name.substring(1)))
                && !encoder.canEncode(Character.toString(Integer.parseInt(name.substring(1))));
        if (!NAMED.contains(name) && !lacking) {
            report("the reference &" + name + "; is not needed, or not decimal");
        }
    }

    private void report(String message) {
        if (reported.add(message)) {
            violations.add("byte " + offset, message);
        }
    }

    /** Checks the very beginning and end, once everything is read. */
    void finish(String clientId) {
        String frame = "\"?><map-actions client_id=\"" + clientId + "\"><data_version>6</data_version><action ";
        String declaration = "<?xml version=\"1.0\" encoding=\"";
        boolean begins = head.indexOf(declaration + "UTF-8" + frame) == 0
                || head.indexOf(declaration + "windows-1251" + frame) == 0;
        violations.require(
                begins, "beginning", "declaration, map-actions, data_version 6 without white space, not: " + head);
        violations.require(
                tail.endsWith("</action></map-actions>"), "end", "nothing after </map-actions>, not: " + tail);
    }
}
