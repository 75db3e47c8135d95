package dev.furrow.rental.report;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names that a template may use while it is bound: parameters, and inside a loop its variable and `loop`.
final class Scope {
    private final Map<String, @Nullable Object> values;

    Scope(Map<String, ? extends @Nullable Object> values) {
        this.values = new HashMap<>(values);
    }

    /// A name that nobody declared is a mistake of the author's, not a missing value.
    @Nullable Object value(String name) {
        if (!values.containsKey(name)) {
            throw new ReportMistake("The template uses \"" + name + "\", and the report declares no such parameter");
        }
        return values.get(name);
    }

    Scope inLoop(String name, Object value, int index, int size) {
        Scope inner = new Scope(values);
        inner.values.put(name, value);
        inner.values.put("loop.first", index == 0);
        inner.values.put("loop.last", index == size - 1);
        return inner;
    }
}
