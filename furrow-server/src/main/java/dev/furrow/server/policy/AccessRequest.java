package dev.furrow.server.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What somebody wants to do, as policies see it. Most policies have no conditions, so the values of condition keys
/// are collected when the first one asks. Belongs to one thread.
public final class AccessRequest {
    private final String action;
    private final String resource;
    private final Supplier<Map<String, List<String>>> collect;
    private @Nullable Map<String, List<String>> keys;

    /// @param action such as `swf:StartTimer`
    /// @param resource the name of what it is done to
    /// @param collect the values of condition keys, by their names in lower case
    public AccessRequest(String action, String resource, Supplier<Map<String, List<String>>> collect) {
        this.action = action;
        this.resource = resource;
        this.collect = collect;
    }

    /// As above, with keys that are there already.
    public AccessRequest(String action, String resource, Map<String, List<String>> keys) {
        this(action, resource, () -> keys);
    }

    /// What is done.
    public String action() {
        return action;
    }

    /// To what it is done.
    public String resource() {
        return resource;
    }

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

    /// Whether somebody has asked for the values of a key, so that what came of it may depend on them.
    boolean hasShownKeys() {
        return keys != null;
    }

    /// The values of a key; null if it is absent.
    @Nullable List<String> values(String lowerCaseName) {
        Map<String, List<String>> known = keys;
        if (known == null) {
            known = collect.get();
            keys = known;
        }
        return known.get(lowerCaseName);
    }
}
