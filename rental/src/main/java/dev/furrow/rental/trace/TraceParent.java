package dev.furrow.rental.trace;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The place in a trace from which something comes, as text that may wait in the database: W3C's `traceparent`.
public final class TraceParent {
    private static final String HEADER = "traceparent";
    private static final W3CTraceContextPropagator TEXT = W3CTraceContextPropagator.getInstance();

    private TraceParent() {}

    /// Where we are; null if nothing is traced.
    public static @Nullable String current() {
        Map<String, String> carrier = new HashMap<>();
        TEXT.inject(Context.current(), carrier, (headers, name, value) -> {
            if (headers != null) {
                headers.put(name, value);
            }
        });
        return carrier.get(HEADER);
    }

    /// Does something as a part of the trace from which it comes.
    ///
    /// @param parent null for none
    public static void within(@Nullable String parent, Runnable task) {
        if (parent == null) {
            task.run();
            return;
        }
        Context from = TEXT.extract(Context.root(), Map.of(HEADER, parent), new Carrier());
        try (Scope _ = from.makeCurrent()) {
            task.run();
        }
    }

    private static final class Carrier implements TextMapGetter<Map<String, String>> {
        @Override
        public Iterable<String> keys(Map<String, String> headers) {
            return List.copyOf(headers.keySet());
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> headers, String name) {
            return headers == null ? null : headers.get(name);
        }
    }
}
