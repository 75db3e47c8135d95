package dev.furrow.api.json;

import dev.furrow.api.decision.Decision;
import dev.furrow.api.event.EventAttributes;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// JSON as plain values, got in two ways that share nothing with the codec: from bytes by Jackson, and from a record
/// by the rules of the wire spelled out once more. Numbers are decimals without trailing zeros.
public final class JsonTree {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonTree() {}

    /// What the bytes say.
    public static Object parse(byte[] json) {
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            in.nextToken();
            Object value = value(in);
            if (in.nextToken() != null) {
                throw new AssertionError("More than one value");
            }
            return value;
        }
    }

    private static Object value(JsonParser in) {
        return switch (in.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> members = new LinkedHashMap<>();
                while (in.nextToken() != JsonToken.END_OBJECT) {
                    String name = in.currentName();
                    in.nextToken();
                    members.put(name, value(in));
                }
                yield members;
            }
            case START_ARRAY -> {
                List<Object> elements = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(in));
                }
                yield elements;
            }
            case VALUE_STRING -> in.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(in.getDecimalValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new AssertionError(in.currentToken());
        };
    }

    /// What the bytes of a record must say.
    static Map<String, Object> of(Record value) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object member = get(component, value);
            if (member instanceof EventAttributes attributes) {
                addUnion("eventType", attributes.getClass().getSimpleName(), "EventAttributes", member, members);
            } else if (member != null) {
                members.put(component.getName(), tree(member));
            }
        }
        return members;
    }

    private static Object tree(Object value) {
        return switch (value) {
            case Decision decision -> {
                String type = decision.getClass().getSimpleName().replaceFirst("Decision$", "");
                Map<String, Object> members = new LinkedHashMap<>();
                addUnion("decisionType", type, "DecisionAttributes", decision, members);
                yield members;
            }
            case Record members -> of(members);
            case List<?> elements -> elements.stream().map(JsonTree::tree).toList();
            case Enum<?> constant -> constant.name();
            case Instant instant -> number(BigDecimal.valueOf(instant.toEpochMilli(), 3));
            case Integer number -> number(BigDecimal.valueOf(number));
            case Long number -> number(BigDecimal.valueOf(number));
            default -> value;
        };
    }

    private static void addUnion(
            String tagName, String tag, String suffix, Object structure, Map<String, Object> members) {
        members.put(tagName, tag);
        members.put(Character.toLowerCase(tag.charAt(0)) + tag.substring(1) + suffix, of((Record) structure));
    }

    private static BigDecimal number(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    private static Object get(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component.getName(), e);
        }
    }
}
