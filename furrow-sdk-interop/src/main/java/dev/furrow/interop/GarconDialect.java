package dev.furrow.interop;

import dev.furrow.payload.Dialect;
import dev.furrow.payload.PayloadFormatException;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Garcon: the input is one flat object, the context, with the execution's own keys in it; a result is an
/// object that is merged into it.
///
/// ```
/// {"country":"FR","day":"2026-11-22","execution.domain":"reports","execution.run_id":"...","execution.workflow_id":"..."}
/// ```
///
/// A method with one parameter gets the whole context, as a record or a map; one with several gets, for each,
/// the value of its name (compile with `-parameters`). Calls are written from one record or map.
public final class GarconDialect implements Dialect {
    /// The dialect; it has nothing to be set.
    public GarconDialect() {}

    @Override
    public String write(@Nullable Object value) {
        JsonNode context = PlainJson.MAPPER.valueToTree(value);
        if (value != null && !context.isObject()) {
            throw new PayloadFormatException(
                    "Garcon merges results into its context, so they must be records or maps, not "
                            + value.getClass().getName(),
                    null);
        }
        return context.toString();
    }

    @Override
    public String writeArguments(@Nullable Object[] arguments) {
        return switch (arguments.length) {
            case 0 -> "{}";
            case 1 -> write(arguments[0]);
            default ->
                throw new PayloadFormatException(
                        "Garcon takes one context, a record or a map, not " + arguments.length + " arguments", null);
        };
    }

    @Override
    public @Nullable Object read(String text, Type type) {
        return PlainJson.value(PlainJson.MAPPER.readTree(text), type);
    }

    @Override
    public @Nullable Object[] readArguments(@Nullable String text, List<Parameter> parameters) {
        JsonNode context = PlainJson.MAPPER.readTree(text == null ? "{}" : text);
        if (parameters.size() == 1) {
            return new @Nullable Object[] {
                PlainJson.value(context, parameters.getFirst().type())
            };
        }
        return PlainJson.pythonArguments(PlainJson.MAPPER.createArrayNode(), context, parameters);
    }
}
