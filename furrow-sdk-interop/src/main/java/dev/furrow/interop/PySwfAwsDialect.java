package dev.furrow.interop;

import dev.furrow.payload.Dialect;
import dev.furrow.payload.PayloadFormatException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// PySwfAws, with its `JsonSerializer`: positional and keyword arguments side by side; with its `S3DataStore` every
/// value is a reference.
///
/// ```
/// [["Ada", 5], {}]
/// s3://bucket/key
/// ```
///
/// An empty result (nothing, zero, an empty text or list) is not written at all by PySwfAws.
public final class PySwfAwsDialect implements Dialect {
    private static final String REFERENCE = "s3://";

    private final @Nullable UnaryOperator<String> store;

    /// For values that travel themselves.
    public PySwfAwsDialect() {
        this.store = null;
    }

    /// For values that lie in S3.
    ///
    /// @param store fetches the text at `s3://bucket/key`
    public PySwfAwsDialect(UnaryOperator<String> store) {
        this.store = store;
    }

    @Override
    public String write(@Nullable Object value) {
        return PlainJson.MAPPER.writeValueAsString(value);
    }

    @Override
    public String writeArguments(@Nullable Object[] arguments) {
        return "[" + PlainJson.MAPPER.writeValueAsString(arguments) + ",{}]";
    }

    @Override
    public @Nullable Object read(String text, Type type) {
        return PlainJson.value(tree(text), type);
    }

    @Override
    public @Nullable Object[] readArguments(@Nullable String text, List<Parameter> parameters) {
        JsonNode call = tree(text == null ? "[[],{}]" : text);
        if (!call.isArray() || call.size() != 2) {
            throw new PayloadFormatException("These are no arguments of PySwfAws: " + text, null);
        }
        return PlainJson.pythonArguments(call.get(0), call.get(1), parameters);
    }

    private JsonNode tree(String text) {
        if (!text.startsWith(REFERENCE)) {
            return PlainJson.MAPPER.readTree(text);
        }
        if (store == null) {
            throw new PayloadFormatException(
                    "\"" + text + "\" lies in a store; give PySwfAwsDialect a way to fetch it", null);
        }
        return PlainJson.MAPPER.readTree(store.apply(text));
    }
}
