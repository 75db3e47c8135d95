package dev.furrow.rental.simulators.voice;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Reads ExoML. What it does not know is a mistake of the application's, and says so.
final class ExoMl {
    private static final int DEFAULT_TIMEOUT = 5;

    private ExoMl() {}

    /// @throws IOException if it is none
    static List<Verb> parse(String text) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Element root =
                    builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
            if (!root.getTagName().equals("Response")) {
                throw new IOException("ExoML begins with <Response>, not with <" + root.getTagName() + ">");
            }
            return verbs(root, false);
        } catch (ParserConfigurationException | SAXException malformed) {
            throw new IOException("No ExoML: " + malformed.getMessage(), malformed);
        }
    }

    private static List<Verb> verbs(Element parent, boolean inGather) throws IOException {
        List<Verb> verbs = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                verbs.add(verb(element, inGather));
            }
        }
        return List.copyOf(verbs);
    }

    private static Verb verb(Element element, boolean inGather) throws IOException {
        return switch (element.getTagName()) {
            case "Say" -> new Verb.Say(element.getTextContent().strip().replaceAll("\\s+", " "));
            case "Play" -> new Verb.Play(element.getTextContent().strip());
            case "Hangup" -> outside(inGather, element, new Verb.Hangup());
            case "Gather" -> outside(inGather, element, gather(element));
            default -> throw new IOException("ExoML has no <" + element.getTagName() + ">");
        };
    }

    private static Verb outside(boolean inGather, Element element, Verb verb) throws IOException {
        if (inGather) {
            throw new IOException("A <Gather> has no <" + element.getTagName() + "> in it");
        }
        return verb;
    }

    private static Verb gather(Element element) throws IOException {
        String method = attribute(element, "method", "POST");
        if (!method.equals("GET") && !method.equals("POST")) {
            throw new IOException("The method of <Gather> is GET or POST, not " + method);
        }
        String finishOnKey = attribute(element, "finishOnKey", "#");
        return new Verb.Gather(
                element.hasAttribute("action") ? element.getAttribute("action") : null,
                method.equals("GET"),
                number(element, element.hasAttribute("numDigits") ? "numDigits" : "maxDigits", 0),
                number(element, "timeout", DEFAULT_TIMEOUT),
                finishOnKey,
                verbs(element, true));
    }

    private static String attribute(Element element, String name, String otherwise) {
        return element.hasAttribute(name) ? element.getAttribute(name) : otherwise;
    }

    private static int number(Element element, String name, int otherwise) throws IOException {
        String text = attribute(element, name, Integer.toString(otherwise));
        if (!text.matches("[0-9]{1,4}")) {
            throw new IOException("The attribute " + name + " of <Gather> is a number, not " + text);
        }
        return Integer.parseInt(text);
    }
}
