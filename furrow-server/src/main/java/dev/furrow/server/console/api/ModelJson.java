package dev.furrow.server.console.api;

import dev.furrow.api.json.JsonWriter;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what a page shows: records as objects, what is absent left out, times in seconds since 1970, spans in
/// milliseconds. What is no data, such as the helpers of a template, is left out, too.
final class ModelJson {
    private ModelJson() {}

    static byte[] write(Record model) {
        JsonWriter out = new JsonWriter(4_096);
        object(model, out);
        return out.toByteArray();
    }

    private static void object(Record model, JsonWriter out) {
        out.beginObject();
        for (RecordComponent component : model.getClass().getRecordComponents()) {
            Object value = read(component, model);
            if (isData(value)) {
                out.member(component.getName());
                value(value, out);
            }
        }
        out.endObject();
    }

    private static @Nullable Object read(RecordComponent component, Record model) {
        try {
            return component.getAccessor().invoke(model);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException("What a page shows must be public: " + component, hidden);
        }
    }

    private static boolean isData(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Double number -> Double.isFinite(number);
            case String _,
                    Boolean _,
                    Number _,
                    Instant _,
                    Duration _,
                    Enum<?> _,
                    Record _,
                    Iterable<?> _,
                    Map<?, ?> _ -> true;
            default -> false;
        };
    }

    private static void value(@Nullable Object value, JsonWriter out) {
        switch (value) {
            case String text -> out.string(text);
            case Boolean flag -> out.bool(flag);
            case Double number -> out.raw(Double.toString(number).getBytes(StandardCharsets.US_ASCII));
            case Float number -> out.raw(Float.toString(number).getBytes(StandardCharsets.US_ASCII));
            case Number number -> out.number(number.longValue());
            case Instant at -> out.timestamp(at.toEpochMilli());
            case Duration span -> out.number(span.toMillis());
            case Enum<?> constant -> out.string(constant.name());
            case Record record -> object(record, out);
            case Iterable<?> many -> {
                out.beginArray();
                for (Object one : many) {
                    if (isData(one)) {
                        value(one, out);
                    }
                }
                out.endArray();
            }
            case Map<?, ?> map -> {
                out.beginObject();
                map.forEach((name, one) -> {
                    if (isData(one)) {
                        out.member(String.valueOf(name));
                        value(one, out);
                    }
                });
                out.endObject();
            }
            case null, default -> throw new IllegalStateException("No data: " + value);
        }
    }
}
