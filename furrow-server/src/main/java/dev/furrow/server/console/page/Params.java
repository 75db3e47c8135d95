package dev.furrow.server.console.page;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names with values, as in the query of an address or the body of a form. Immutable.
public final class Params {
    /// Nothing.
    public static final Params NONE = new Params(Map.of());

    private static final int MOST = 20_000;

    private final Map<String, List<String>> values;

    private Params(Map<String, List<String>> values) {
        this.values = values;
    }

    /// Reads the form that browsers send.
    ///
    /// @throws IllegalArgumentException if it cannot be read
    public static Params parse(String encoded) {
        if (encoded.isEmpty()) {
            return NONE;
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        int pairs = 0;
        for (String pair : encoded.split("&")) {
            if (++pairs > MOST) {
                throw new IllegalArgumentException("More than " + MOST + " values");
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            values.computeIfAbsent(name, first -> new ArrayList<>())
                    .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return new Params(values);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /// The first value; null if there is none or it is empty.
    public @Nullable String get(String name) {
        List<String> all = values.get(name);
        String first = all == null ? "" : all.getFirst().strip();
        return first.isEmpty() ? null : first;
    }

    /// The first value; empty if there is none.
    public String text(String name) {
        String value = get(name);
        return value == null ? "" : value;
    }

    /// The first value as it was sent, white space included; null if there is none or it is empty.
    public @Nullable String raw(String name) {
        List<String> all = values.get(name);
        return all == null || all.getFirst().isEmpty() ? null : all.getFirst();
    }

    /// All values.
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /// A number within bounds.
    public int number(String name, int fallback, int least, int most) {
        try {
            String value = get(name);
            return value == null ? fallback : Math.clamp(Long.parseLong(value), least, most);
        } catch (NumberFormatException none) {
            return fallback;
        }
    }

    /// Whether there is a value that is not empty.
    public boolean has(String name) {
        return get(name) != null;
    }

    /// The same with one name set to a value, or without it if that is empty.
    public Params with(String name, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        if (value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, List.of(value));
        }
        return new Params(changed);
    }

    /// The names.
    public Iterable<String> names() {
        return values.keySet();
    }

    /// As in the query of an address.
    public String encode() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, all) -> {
            for (String value : all) {
                if (!value.isEmpty()) {
                    text.append(text.isEmpty() ? "" : "&")
                            .append(encode(name))
                            .append('=')
                            .append(encode(value));
                }
            }
        });
        return text.toString();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
