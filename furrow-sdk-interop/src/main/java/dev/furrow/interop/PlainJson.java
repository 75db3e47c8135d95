package dev.furrow.interop;

import dev.furrow.payload.Dialect.Parameter;
import dev.furrow.payload.PayloadFormatException;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON without anything that is peculiar to one library.
final class PlainJson {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PlainJson() {}

    static @Nullable Object value(@Nullable JsonNode node, Type type) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return null;
        }
        return MAPPER.readValue(
                MAPPER.treeAsTokens(node), MAPPER.getTypeFactory().constructType(type));
    }

    /// Arguments by position, then by name, as Python passes them.
    static @Nullable Object[] pythonArguments(JsonNode positional, JsonNode named, List<Parameter> parameters) {
        if (!positional.isArray() || positional.size() > parameters.size()) {
            throw new PayloadFormatException(
                    "There are " + parameters.size() + " parameters, but " + positional.size() + " arguments came",
                    null);
        }
        @Nullable Object[] values = new Object[parameters.size()];
        for (int i = 0; i < values.length; i++) {
            Parameter parameter = parameters.get(i);
            JsonNode node = i < positional.size() ? positional.get(i) : named.get(parameter.name());
            values[i] = value(node, parameter.type());
        }
        return values;
    }
}
