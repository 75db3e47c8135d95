package dev.furrow.rental.simulators.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Names and values as in a query or in `application/x-www-form-urlencoded`; a name may come more than once.
public final class Form {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /// @param text encoded; null for none
    public static Form parse(@Nullable String text) {
        Form form = new Form();
        if (text != null && !text.isEmpty()) {
            for (String pair : text.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                form.add(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    /// Encodes pairs in their order.
    public static String encode(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> encode(pair.getKey()) + '=' + encode(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    private void add(String name, String value) {
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    /// The first value of a name; null if there is none or it is blank.
    public @Nullable String get(String name) {
        List<String> all = values.get(name);
        return all == null || all.getFirst().isBlank() ? null : all.getFirst();
    }

    public String get(String name, String otherwise) {
        String value = get(name);
        return value == null ? otherwise : value;
    }

    /// Every value of a name, and of the name with a number in brackets, as PHP's clients send lists.
    public List<String> all(String name) {
        List<String> all = new ArrayList<>();
        values.forEach((each, list) -> {
            if (each.equals(name) || (each.startsWith(name + '[') && each.endsWith("]"))) {
                all.addAll(list);
            }
        });
        return all;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(400, "Malformed percent encoding in " + text);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
