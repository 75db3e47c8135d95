package dev.furrow.lowlevel;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a refusal says of itself.
///
/// @param type the name after `#`; null if there is none
/// @param message null if there is none
record ErrorBody(@Nullable String type, @Nullable String message) {
    private static final JsonMapper MAPPER = new JsonMapper();

    static ErrorBody of(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            String type = text(node, "__type");
            String message = text(node, "message");
            return new ErrorBody(
                    type == null ? null : type.substring(type.indexOf('#') + 1),
                    message == null ? text(node, "Message") : message);
        } catch (JacksonException notJson) {
            // A proxy in between answers in its own way; the status is all there is.
            return new ErrorBody(null, null);
        }
    }

    private static @Nullable String text(JsonNode node, String member) {
        JsonNode value = node.get(member);
        return value != null && value.isString() ? value.asString() : null;
    }
}
