package dev.furrow.server.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// JSON as maps, lists and texts. Numbers and booleans become texts, because conditions compare texts; a name twice
/// in an object is refused, because nobody knows which of the two is meant.
final class JsonTree {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int DEEPEST = 16;

    private JsonTree() {}

    /// @throws PolicyException if the text is not one JSON object
    static Map<?, ?> object(String text) {
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            in.nextToken();
            Object value = value(in, 0);
            if (!(value instanceof Map<?, ?> object) || in.nextToken() != null) {
                throw new PolicyException("A policy must be one JSON object");
            }
            return object;
        } catch (JacksonException malformed) {
            throw new PolicyException("The policy is not valid JSON: see line "
                    + malformed.getLocation().getLineNr());
        }
    }

    private static Object value(JsonParser in, int depth) {
        JsonToken token = in.currentToken();
        if (token == null || depth > DEEPEST) {
            throw new PolicyException("The policy is empty or nested too deeply");
        }
        return switch (token) {
            case START_OBJECT -> members(in, depth);
            case START_ARRAY -> {
                List<Object> elements = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(in, depth + 1));
                }
                yield elements;
            }
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> in.getString();
            default -> throw new PolicyException("A policy holds no " + token);
        };
    }

    private static Map<String, Object> members(JsonParser in, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            if (members.put(name, value(in, depth + 1)) != null) {
                throw new PolicyException("\"" + name + "\" stands twice in one object");
            }
        }
        return members;
    }
}
