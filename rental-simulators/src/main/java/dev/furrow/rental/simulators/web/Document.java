package dev.furrow.rental.simulators.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A reply with one named object in it, which a provider gives as XML, or as JSON if the path ends so.
///
/// @param root the element around it in XML
/// @param name the object's name
/// @param fields in their order; a null is an empty element, or JSON's null
public record Document(String root, String name, Map<String, @Nullable Object> fields) {

    public Reply reply(int status, boolean json) {
        return json ? Reply.json(status, Map.of(name, fields)) : Reply.text(status, "application/xml", xml());
    }

    private String xml() {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<")
                .append(root)
                .append("><")
                .append(name)
                .append('>');
        fields.forEach((field, value) -> out.append('<')
                .append(field)
                .append('>')
                .append(value == null ? "" : escape(value.toString()))
                .append("</")
                .append(field)
                .append('>'));
        return out.append("</")
                .append(name)
                .append("></")
                .append(root)
                .append(">\n")
                .toString();
    }

    /// Text as it may stand in XML.
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
