package dev.furrow.interop;

import dev.furrow.payload.Dialect;
import dev.furrow.payload.PayloadFormatException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The Flow Framework for Java, with its `JsonDataConverter`: before every value whose class is not known from where
/// it stands comes the name of its class, and arguments are an array of objects.
///
/// ```
/// ["[Ljava.lang.Object;",["Ada",["com.example.Ride",{"from":"a","to":"b"}]]]
/// ```
///
/// What is written has the names of this side's classes, so classes that travel must be called the same on both.
public final class FlowDialect implements Dialect {
    /// As the Java language writes class names in byte code: at least one package, or an array.
    private static final Pattern CLASS_NAME = Pattern.compile("\\[+(L[\\w.$]+;|[BCDFIJSZ])|[a-z_]\\w*(\\.[\\w$]+)+");

    private final JsonMapper writer = JsonMapper.builder()
            .activateDefaultTyping(
                    BasicPolymorphicTypeValidator.builder()
                            .allowIfBaseType(Object.class)
                            .build(),
                    DefaultTyping.NON_FINAL)
            .build();

    /// The dialect; it has nothing to be set.
    public FlowDialect() {}

    @Override
    public String write(@Nullable Object value) {
        return writer.writeValueAsString(usual(value));
    }

    @Override
    public String writeArguments(@Nullable Object[] arguments) {
        @Nullable Object[] usual = new Object[arguments.length];
        for (int i = 0; i < usual.length; i++) {
            usual[i] = usual(arguments[i]);
        }
        return writer.writerFor(Object[].class).writeValueAsString(usual);
    }

    /// The JDK's unmodifiable collections have class names that no other JDK can be asked for.
    private static @Nullable Object usual(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> collected(list, new ArrayList<>());
            case Set<?> set -> collected(set, new LinkedHashSet<>());
            case Map<?, ?> map -> {
                Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, element) -> copy.put(key, usual(element)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    private static Collection<@Nullable Object> collected(Collection<?> values, Collection<@Nullable Object> copy) {
        values.forEach(value -> copy.add(usual(value)));
        return copy;
    }

    @Override
    public @Nullable Object read(String text, Type type) {
        return PlainJson.value(untyped(PlainJson.MAPPER.readTree(text)), type);
    }

    @Override
    public @Nullable Object[] readArguments(@Nullable String text, List<Parameter> parameters) {
        @Nullable Object[] values = new Object[parameters.size()];
        if (text == null) {
            return values;
        }
        JsonNode array = untyped(PlainJson.MAPPER.readTree(text));
        if (!array.isArray() || array.size() != values.length) {
            throw new PayloadFormatException(
                    "There are " + values.length + " parameters, but " + array.size() + " arguments came", null);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = PlainJson.value(array.get(i), parameters.get(i).type());
        }
        return values;
    }

    /// Without the class names. What follows one is the value itself, however much it looks like another one.
    private static JsonNode untyped(JsonNode node) {
        boolean wrapped = node.isArray()
                && node.size() == 2
                && node.get(0).isString()
                && CLASS_NAME.matcher(node.get(0).asString()).matches();
        return content(wrapped ? node.get(1) : node);
    }

    private static JsonNode content(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = PlainJson.MAPPER.createArrayNode();
            array.forEach(element -> copy.add(untyped(element)));
            return copy;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = PlainJson.MAPPER.createObjectNode();
            object.properties().forEach(member -> copy.set(member.getKey(), untyped(member.getValue())));
            return copy;
        }
        return node;
    }
}
