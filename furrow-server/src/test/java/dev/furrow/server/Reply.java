package dev.furrow.server;

import dev.furrow.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An HTTP answer as it came over the wire.
///
/// @param head status line and headers, each line as it was sent
/// @param body the bytes behind the head
public record Reply(List<String> head, byte[] body) {
    /// The number of the status line.
    public int status() {
        return Integer.parseInt(head.getFirst().split(" ")[1]);
    }

    /// The value of a header; null if it was not sent.
    public String header(String name) {
        return head.stream()
                .skip(1)
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse(null);
    }

    /// The body as text.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// The body as the record of an answer.
    public <T extends Record> T as(Class<T> type) {
        if (status() != 200) {
            throw new AssertionError("Refused: " + head.getFirst() + " " + text());
        }
        return Json.decodeTrusted(body, type);
    }

    /// The value of a string member, the first of that name, with its escapes.
    public String member(String name) {
        List<String> values = members(text(), name);
        return values.isEmpty() ? null : values.getFirst();
    }

    /// The values of all string members of a name, with their escapes. They may be of any length.
    public static List<String> members(String json, String name) {
        String begin = '"' + name + "\":\"";
        List<String> values = new ArrayList<>();
        for (int at = json.indexOf(begin); at >= 0; at = json.indexOf(begin, at)) {
            at += begin.length();
            int end = at;
            while (end < json.length() && json.charAt(end) != '"') {
                end += json.charAt(end) == '\\' ? 2 : 1;
            }
            if (end < json.length()) {
                values.add(json.substring(at, end));
            }
        }
        return values;
    }

    /// What a client sees of a refusal: the name behind `#` and the message.
    public Map.Entry<String, String> fault() {
        String type = member("__type");
        if (type == null) {
            throw new AssertionError("No fault: " + head.getFirst() + " " + text());
        }
        return Map.entry(type.substring(type.indexOf('#') + 1), member("message"));
    }

    @Override
    public String toString() {
        return String.join("\n", head) + "\n\n" + text();
    }
}
