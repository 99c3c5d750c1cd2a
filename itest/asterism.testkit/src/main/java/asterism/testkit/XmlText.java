package asterism.testkit;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.List;

/** Puts rows of finished texts into the frame of exchange-format.md, section 1. */
final class XmlText {
    private final String clientId;
    private final String storeCode;
    private final ReferenceWindow window;
    private final Charset charset;
    private final CharsetEncoder encoder;
    private final StringBuilder xml = new StringBuilder();

    XmlText(String clientId, String storeCode, ReferenceWindow window, Charset charset) {
        this.clientId = clientId;
        this.storeCode = storeCode;
        this.window = window;
        this.charset = charset;
        this.encoder = charset.newEncoder();
    }

    String of(FileRows rows) {
        // "UTF-8, with an XML declaration (windows-1251 can be chosen)"; "none is written, nor after the declaration"
        String encoding = charset.name().equals("UTF-8") ? "UTF-8" : "windows-1251";
        xml.append("<?xml version=\"1.0\" encoding=\"").append(encoding).append("\"?>");
        xml.append("<map-actions client_id=\"").append(clientId).append("\">");
        element("data_version", "6");
        // "The order batches, distributions, remnants is mandatory"
        action("batches", rows.batches().stream().map(this::batch).toList());
        action(
                "distributions",
                rows.distributions().stream()
                        .map(row -> entry("distribution", FileColumns.DISTRIBUTION, row))
                        .toList());
        action(
                "remnants",
                rows.remnants().stream()
                        .map(row -> entry("remnant", FileColumns.REMNANT, row))
                        .toList());
        return xml.append("</map-actions>").toString();
    }

    private void action(String type, List<Runnable> entries) {
        xml.append("<action type=\"").append(type).append('"');
        // "The initial export carries no datestart/dateend."
        if (window.dated()) {
            xml.append(" datestart=\"").append(window.first()).append("T00:00:00\"");
            xml.append(" dateend=\"").append(window.last()).append("T23:59:59\"");
        }
        xml.append(" map_pharmacy_ids=\"").append(storeCode).append("\">");
        xml.append('<').append(type).append('>');
        entries.forEach(Runnable::run);
        xml.append("</").append(type).append("></action>");
    }

    private Runnable entry(String name, List<String> elements, List<String> values) {
        return () -> {
            xml.append('<').append(name).append('>');
            elements(elements, values);
            xml.append("</").append(name).append('>');
        };
    }

    // "<code owner="map">our item id</code>, then puls, sia, protek where the item has them"
    private Runnable batch(List<String> values) {
        return () -> {
            xml.append("<batch>");
            elements(FileColumns.BATCH, values);
            xml.append("<nomenclature_codes>");
            for (int i = 0; i < FileColumns.CODE_OWNERS.size(); i++) {
                String code = values.get(FileColumns.BATCH.size() + i);
                if (!code.isEmpty()) {
                    xml.append("<code owner=\"")
                            .append(FileColumns.CODE_OWNERS.get(i))
                            .append("\">");
                    text(code);
                    xml.append("</code>");
                }
            }
            xml.append("</nomenclature_codes></batch>");
        };
    }

    private void elements(List<String> names, List<String> values) {
        for (int i = 0; i < names.size(); i++) {
            element(names.get(i), values.get(i));
        }
    }

    // "an empty element is <x></x>"
    private void element(String name, String value) {
        xml.append('<').append(name).append('>');
        text(value);
        xml.append("</").append(name).append('>');
    }

    private void text(String value) {
        value.codePoints().forEach(c -> {
            String one = Character.toString(c);
            if (c == '&') {
                xml.append("&amp;");
            } else if (c == '<') {
                xml.append("&lt;");
            } else if (c == '>') {
                xml.append("&gt;");
            } else if (c == '\r') {
                // "a carriage return as &#13;"
                xml.append("&#13;");
            } else if (encoder.canEncode(one)) {
                xml.append(one);
            } else {
                // "a character that it lacks is written as a numeric character reference"
                xml.append("&#").append(c).append(';');
            }
        });
    }
}
