package asterism.testkit;

import java.io.InputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the XML of a file, checks its frame and the order of its elements, and hands its entries on. */
final class XmlEntries {
    private static final String CODES = "nomenclature_codes";

    private final XMLStreamReader xml;
    private final Violations violations;
    private final EntrySink sink;
    private final Map<FilePart, List<String>> elements = new EnumMap<>(FilePart.class);
    private String clientId = "";
    private List<String> firstAction = List.of();

    private XmlEntries(XMLStreamReader xml, Violations violations, EntrySink sink) {
        this.xml = xml;
        this.violations = violations;
        this.sink = sink;
        for (FilePart part : FilePart.values()) {
            elements.put(part, elements(part));
        }
    }

    /** Reads a document; its {@code client_id} comes back, empty when it could not be read. */
    static String read(InputStream in, Violations violations, EntrySink sink) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            XmlEntries entries = new XmlEntries(factory.createXMLStreamReader(in), violations, sink);
            entries.readDocument();
            sink.end();
            return entries.clientId;
        } catch (XMLStreamException e) {
            violations.add("document", "cannot be read as XML: " + e.getMessage());
            return "";
        }
    }

    private void readDocument() throws XMLStreamException {
        xml.next();
        expect("map-actions", attributes().equals(List.of("client_id")), "with client_id alone");
        clientId = xml.getAttributeCount() > 0 ? xml.getAttributeValue(0) : "";
        nextChild();
        expect("data_version", attributes().isEmpty(), "without attributes");
        violations.require(xml.getElementText().equals("6"), "data_version", "is not 6");
        for (FilePart part : FilePart.values()) {
            nextChild();
            readAction(part);
        }
        if (nextChild()) {
            throw new XMLStreamException("unexpected <" + xml.getLocalName() + "> after the remnants");
        }
        while (xml.hasNext()) {
            int event = xml.next();
            violations.require(event == XMLStreamConstants.END_DOCUMENT, "end", "something after </map-actions>");
        }
    }

    private List<String> attributes() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            names.add(xml.getAttributeLocalName(i));
        }
        return names;
    }

    private void expect(String name, boolean attributesFit, String attributesWanted) throws XMLStreamException {
        if (!xml.isStartElement() || !xml.getLocalName().equals(name)) {
            throw new XMLStreamException(
                    "expected <" + name + ">, found " + (xml.hasName() ? xml.getLocalName() : "text"));
        }
        violations.require(attributesFit, name, "has the attributes " + attributes() + ", not " + attributesWanted);
    }

    /** Goes to the next child of the current element; false at the element's end. */
    private boolean nextChild() throws XMLStreamException {
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return false;
                }
                default ->
                    violations.add(
                            "offset " + xml.getLocation().getCharacterOffset(), "white space or text between elements");
            }
        }
    }

    private void readAction(FilePart part) throws XMLStreamException {
        List<String> dated = List.of("type", "datestart", "dateend", "map_pharmacy_ids");
        List<String> names = attributes();
        boolean isDated = names.equals(dated);
        expect("action", isDated || names.equals(List.of("type", "map_pharmacy_ids")), dated + " (initial: no dates)");
        List<String> values = new ArrayList<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            values.add(xml.getAttributeValue(i));
        }
        violations.require(
                !values.isEmpty() && values.get(0).equals(part.container()),
                "action " + part.container(),
                "the parts are batches, distributions, remnants in this order; found " + values);
        List<String> rest = values.isEmpty() ? values : values.subList(1, values.size());
        if (part == FilePart.BATCH) {
            firstAction = rest;
            sink.begin(head(rest, isDated));
        }
        violations.require(
                rest.equals(firstAction), "action " + part.container(), "days or codes differ from those of batches");
        nextChild();
        expect(part.container(), attributes().isEmpty(), "none");
        while (nextChild()) {
            readEntry(part);
        }
        if (nextChild()) {
            throw new XMLStreamException("unexpected <" + xml.getLocalName() + "> in action " + part.container());
        }
    }

    private FileHead head(List<String> attributes, boolean isDated) {
        String storeCode = attributes.isEmpty() ? "" : attributes.get(attributes.size() - 1);
        if (!isDated) {
            return new FileHead(clientId, storeCode, Optional.empty(), Optional.empty(), false);
        }
        Optional<LocalDate> first = day(attributes.get(0), "T00:00:00");
        Optional<LocalDate> last = day(attributes.get(1), "T23:59:59");
        boolean ordered = first.isPresent() && last.isPresent() && !last.get().isBefore(first.get());
        violations.require(ordered, "action", "datestart … dateend is no window of whole days: " + attributes);
        return new FileHead(clientId, storeCode, first, last, false);
    }

    private static Optional<LocalDate> day(String time, String ending) {
        return time.endsWith(ending) && FieldType.TIME.matches(time)
                ? Optional.of(LocalDateTime.parse(time).toLocalDate())
                : Optional.empty();
    }

    private void readEntry(FilePart part) throws XMLStreamException {
        expect(part.element(), attributes().isEmpty(), "none");
        String[] values = new String[part.fields().size()];
        Arrays.fill(values, "");
        List<String> found = new ArrayList<>();
        while (nextChild()) {
            String name = xml.getLocalName();
            violations.require(xml.getAttributeCount() == 0, part.element() + " " + name, "has attributes");
            found.add(name);
            if (part == FilePart.BATCH && name.equals(CODES)) {
                readCodes(values);
            } else if (part.has(name)) {
                values[part.indexOf(name)] = xml.getElementText();
            } else {
                xml.getElementText();
            }
        }
        FileEntry entry = new FileEntry(part, values);
        List<String> expected = elements.getOrDefault(part, List.of());
        violations.require(found.equals(expected), entry, () -> "elements " + found + " instead of " + expected);
        sink.accept(entry);
    }

    private static List<String> elements(FilePart part) {
        List<String> names = new ArrayList<>(part.names());
        if (part == FilePart.BATCH) {
            names.removeIf(name -> name.startsWith("code_"));
            names.add(CODES);
        }
        return names;
    }

    // "<code owner="map">our item id</code>, then puls, sia, protek where the item has them"
    private void readCodes(String[] values) throws XMLStreamException {
        String place = "batch " + values[0] + " " + CODES;
        int before = FilePart.BATCH.indexOf("code_map") - 1;
        while (nextChild()) {
            expect("code", attributes().equals(List.of("owner")), "owner alone");
            String owner = xml.getAttributeCount() == 0 ? "" : xml.getAttributeValue(0);
            String code = xml.getElementText();
            violations.require(!code.isEmpty(), place, "the code of " + owner + " is empty; it is left out");
            if (!FilePart.BATCH.has("code_" + owner)) {
                violations.add(place, "unknown owner " + owner);
            } else {
                int index = FilePart.BATCH.indexOf("code_" + owner);
                violations.require(index > before, place, "owners come as map, puls, sia, protek, each once");
                before = index;
                values[index] = code;
            }
        }
    }
}
