package dev.furrow.rental.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// A file of YAML between two lines of `---`, and then SQL. What is asked of it here is checked for its kind, and
/// what nobody asked for is named: a key with a slip of the pen must not be a rule that does not hold.
final class FrontMatter {
    private final String file;
    private final Map<String, Object> fields;
    private final String body;

    private FrontMatter(String file, Map<String, Object> fields, String body) {
        this.file = file;
        this.fields = new LinkedHashMap<>(fields);
        this.body = body;
    }

    static FrontMatter parse(String file, String text) {
        String[] parts = text.split("(?m)^---[ \\t]*$", 3);
        if (parts.length < 3 || !parts[0].isBlank()) {
            throw new ReportMistake(file + " does not begin with a description between two lines of ---");
        }
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Object parsed = new Yaml(new SafeConstructor(options)).load(parts[1]);
            return new FrontMatter(file, map(file, parsed), parts[2].strip());
        } catch (YAMLException e) {
            throw new ReportMistake(file + ": " + e.getMessage(), e);
        }
    }

    String body() {
        return body;
    }

    FrontMatter within(String key, Object value) {
        return new FrontMatter(file + " at " + key, map(file + " at " + key, value), "");
    }

    Map<String, Object> children(String key) {
        Object value = fields.remove(key);
        return value == null ? Map.of() : map(file + " at " + key, value);
    }

    String text(String key) {
        String value = optional(key);
        if (value == null) {
            throw new ReportMistake(file + " does not say its " + key);
        }
        return value;
    }

    @Nullable String optional(String key) {
        Object value = fields.remove(key);
        if (value instanceof Map || value instanceof List) {
            throw new ReportMistake(file + ": " + key + " should be a single value");
        }
        return value == null ? null : String.valueOf(value);
    }

    /// A list, or a single value.
    List<String> list(String key) {
        return switch (fields.remove(key)) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case Object single -> List.of(String.valueOf(single));
        };
    }

    /// A text by language; one without a language is English.
    Map<String, String> words(String key) {
        return switch (fields.remove(key)) {
            case null -> Map.of();
            case Map<?, ?> map -> strings(map);
            case Object single -> Map.of("en", String.valueOf(single));
        };
    }

    static Map<String, String> strings(Map<?, ?> map) {
        Map<String, String> strings = new LinkedHashMap<>();
        map.forEach((key, value) -> strings.put(String.valueOf(key), String.valueOf(value)));
        return strings;
    }

    <E extends Enum<E>> E one(String key, Class<E> type) {
        String text = text(key);
        for (E constant : type.getEnumConstants()) {
            if (constant.name()
                    .toLowerCase(java.util.Locale.ROOT)
                    .replace('_', '-')
                    .equals(text)) {
                return constant;
            }
        }
        throw new ReportMistake(file + ": " + key + " is \"" + text + "\", which is none of "
                + List.of(type.getEnumConstants())
                        .toString()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', '-'));
    }

    /// After all known keys were taken.
    void nothingElse() {
        if (!fields.isEmpty()) {
            throw new ReportMistake(file + " has " + fields.keySet() + ", which nobody understands");
        }
    }

    private static Map<String, Object> map(String where, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new ReportMistake(where + " should be keys with values");
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, each) -> copy.put(String.valueOf(key), each == null ? "" : each));
        return copy;
    }
}
