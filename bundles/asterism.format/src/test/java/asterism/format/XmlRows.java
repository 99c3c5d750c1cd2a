package asterism.format;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What a parser makes of a file. */
final class XmlRows {
    private final Document document;

    private XmlRows(Document document) {
        this.document = document;
    }

    static XmlRows parse(byte[] xml) {
        try {
            return new XmlRows(
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml)));
        } catch (Exception e) {
            throw new AssertionError("No XML", e);
        }
    }

    Element root() {
        return document.getDocumentElement();
    }

    /** The rows of a kind by the names of their elements; of a code by {@code code} and its owner. */
    List<Map<String, String>> rows(String row) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Element element : elements(root(), row)) {
            Map<String, String> values = new LinkedHashMap<>();
            for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                values.put(child.getNodeName(), child.getTextContent());
            }
            elements(element, "code")
                    .forEach(code -> values.put("code " + code.getAttribute("owner"), code.getTextContent()));
            rows.add(values);
        }
        return rows;
    }

    static List<Element> elements(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }
}
