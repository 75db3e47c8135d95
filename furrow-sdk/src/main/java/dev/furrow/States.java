package dev.furrow;

import dev.furrow.payload.PayloadFormatException;
import dev.furrow.payload.Payloads;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads one value of the state that an execution shows: an object with a member for each state method.
final class States {
    private States() {}

    static @Nullable Object read(String context, String name, Type type, Payloads payloads) {
        JsonMapper mapper = payloads.mapper();
        try {
            JsonNode value = mapper.readTree(payloads.plain(context)).get(name);
            if (value == null || value.isNull()) {
                return null;
            }
            return mapper.readValue(
                    mapper.treeAsTokens(value), mapper.getTypeFactory().constructType(type));
        } catch (JacksonException wrong) {
            throw new PayloadFormatException(
                    "The state " + name + " is not of type " + type.getTypeName() + ": " + wrong.getOriginalMessage(),
                    wrong);
        }
    }
}
