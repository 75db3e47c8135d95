package dev.furrow.server.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody wants to do, as policies see it.
///
/// @param action such as `swf:StartTimer`
/// @param resource the name of what it is done to
/// @param keys the values of condition keys, by their names in lower case
public record AccessRequest(String action, String resource, Map<String, List<String>> keys) {

    /// Collects condition keys. What is null is left out: an absent key is not an empty one.
    public static final class Keys {
        private final Map<String, List<String>> values = new LinkedHashMap<>();

        /// Sets a key with one value.
        public Keys set(String name, @Nullable String value) {
            if (value != null) {
                values.put(name.toLowerCase(Locale.ROOT), List.of(value));
            }
            return this;
        }

        /// Sets a key with many values.
        public Keys set(String name, List<String> many) {
            values.put(name.toLowerCase(Locale.ROOT), List.copyOf(many));
            return this;
        }

        /// What was set.
        public Map<String, List<String>> done() {
            return values;
        }
    }

    /// The values of a key; null if it is absent.
    @Nullable List<String> values(String lowerCaseName) {
        return keys.get(lowerCaseName);
    }
}
