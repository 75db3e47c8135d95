package dev.furrow.interop;

import dev.furrow.payload.Dialect;
import dev.furrow.payload.PayloadFormatException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// botoflow, with its `JSONDataConverter`: positional arguments and keyword arguments side by side, and a tag on
/// whatever JSON does not have.
///
/// ```
/// [["Ada",{"__datetime":"2026-11-22T20:15:30.500000"}],{}]
/// ```
///
/// Sets, decimals, bytes, instants (as UTC) and durations are written with their tags. What comes in with a tag
/// becomes plain data; an object of a Python class becomes its fields.
public final class BotoflowDialect implements Dialect {
    private static final DateTimeFormatter DATETIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final JsonMapper writer = JsonMapper.builder()
            .addModule(new SimpleModule("botoflow")
                    .addSerializer(Set.class, tagged("__set", set -> set))
                    .addSerializer(byte[].class, tagged("__bin", Base64.getEncoder()::encodeToString))
                    .addSerializer(Instant.class, tagged("__datetime", DATETIME::format))
                    .addSerializer(Duration.class, tagged("__timedelta", BotoflowDialect::timedelta))
                    .addSerializer(BigDecimal.class, tagged("__decimal", BotoflowDialect::decimal)))
            .build();

    /// The dialect; it has nothing to be set.
    public BotoflowDialect() {}

    @FunctionalInterface
    private interface Content<T> {
        Object of(T value);
    }

    private static <T> ValueSerializer<T> tagged(String tag, Content<T> content) {
        return new ValueSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializationContext context) {
                out.writeStartObject();
                out.writeName(tag);
                Object inner = content.of(value);
                if (inner instanceof Set<?> elements) {
                    out.writeStartArray();
                    elements.forEach(element -> out.writePOJO(element));
                    out.writeEndArray();
                } else {
                    out.writePOJO(inner);
                }
                out.writeEndObject();
            }
        };
    }

    /// Days, seconds, microseconds; all but the days from zero up.
    private static Object timedelta(Duration value) {
        long days = Math.floorDiv(value.getSeconds(), 86_400L);
        return List.of(days, Math.floorMod(value.getSeconds(), 86_400L), value.getNano() / 1_000);
    }

    /// Sign, digits, exponent.
    private static Object decimal(BigDecimal value) {
        int[] digits =
                value.unscaledValue().abs().toString().chars().map(c -> c - '0').toArray();
        return List.of(value.signum() < 0 ? 1 : 0, java.util.Map.of("__tuple", digits), -value.scale());
    }

    @Override
    public String write(@Nullable Object value) {
        return writer.writeValueAsString(value);
    }

    @Override
    public String writeArguments(@Nullable Object[] arguments) {
        return "[" + writer.writeValueAsString(arguments) + ",{}]";
    }

    @Override
    public @Nullable Object read(String text, Type type) {
        return PlainJson.value(plain(PlainJson.MAPPER.readTree(text)), type);
    }

    @Override
    public @Nullable Object[] readArguments(@Nullable String text, List<Parameter> parameters) {
        JsonNode call = PlainJson.MAPPER.readTree(text == null ? "[[],{}]" : text);
        if (call.isObject()) {
            // Whoever starts a workflow by hand may give keyword arguments alone.
            return PlainJson.pythonArguments(PlainJson.MAPPER.createArrayNode(), plain(call), parameters);
        }
        if (!call.isArray() || call.size() != 2) {
            throw new PayloadFormatException("These are no arguments of botoflow: " + text, null);
        }
        return PlainJson.pythonArguments(plain(call.get(0)), plain(call.get(1)), parameters);
    }

    /// Without tags.
    private static JsonNode plain(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = PlainJson.MAPPER.createArrayNode();
            array.forEach(element -> copy.add(plain(element)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        for (var member : object.properties()) {
            JsonNode untagged = untagged(member.getKey(), member.getValue());
            if (untagged != null) {
                return untagged;
            }
        }
        ObjectNode copy = PlainJson.MAPPER.createObjectNode();
        object.properties().forEach(member -> copy.set(member.getKey(), plain(member.getValue())));
        return copy;
    }

    private static @Nullable JsonNode untagged(String tag, JsonNode value) {
        return switch (tag) {
            case "__tuple", "__set", "__frozenset" -> plain(value);
            case "__obj", "__dictclass", "__listclass", "__namedtuple" -> plain(value.get(1));
            case "__ordereddict" -> {
                ObjectNode ordered = PlainJson.MAPPER.createObjectNode();
                value.forEach(pair -> {
                    JsonNode both = plain(pair);
                    ordered.set(both.get(0).asString(), both.get(1));
                });
                yield ordered;
            }
            case "__bin", "__base64str", "__class" -> value;
            case "__datetime" -> PlainJson.MAPPER.valueToTree(value.asString() + "Z");
            case "__timedelta" ->
                PlainJson.MAPPER.valueToTree(Duration.ofDays(value.get(0).asLong())
                        .plusSeconds(value.get(1).asLong())
                        .plusNanos(value.get(2).asLong() * 1_000)
                        .toString());
            case "__decimal" -> decimal(plain(value));
            default -> null;
        };
    }

    private static JsonNode decimal(JsonNode parts) {
        StringBuilder digits = new StringBuilder(parts.get(0).asInt() == 1 ? "-" : "");
        parts.get(1).forEach(digit -> digits.append(digit.asInt()));
        return PlainJson.MAPPER.valueToTree(
                new BigDecimal(new BigInteger(digits.toString()), -parts.get(2).asInt()));
    }
}
