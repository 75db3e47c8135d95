package dev.furrow.api.json;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.shape.ExecutionTags;
import dev.furrow.api.shape.PageSize;
import dev.furrow.api.shape.Text;
import dev.furrow.api.shape.TextKind;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads and writes the value of one member. Immutable.
sealed interface ValueCodec permits RecordCodec, ValueCodec.Leaf, ValueCodec.Many, ValueCodec.OneOf {

    /// Stands for a value that was there but broke a constraint so badly that nothing is left of it.
    Object INVALID = new Object();

    /// Reads the value at whose first token the parser stands: null when it says the same as absence, [#INVALID] when
    /// a violation leaves no value.
    ///
    /// @throws Fault SerializationException when the token is of another JSON type
    @Nullable Object read(JsonParser in, Violations violations);

    /// Writes a value of the codec's Java type.
    void write(Object value, JsonWriter out);

    /// The codec of a component with this declared type.
    static ValueCodec of(AnnotatedType annotated) {
        Type type = annotated.getType();
        if (type == String.class) {
            Text text = annotated.getAnnotation(Text.class);
            return new StringCodec(text == null ? null : text.value());
        }
        if (type == long.class || type == Long.class) {
            return LongCodec.LONG;
        }
        if (type == int.class || type == Integer.class) {
            return annotated.isAnnotationPresent(PageSize.class) ? IntCodec.PAGE_SIZE : IntCodec.INT;
        }
        if (type == boolean.class || type == Boolean.class) {
            return BooleanCodec.BOOLEAN;
        }
        if (type == Instant.class) {
            return TimestampCodec.TIMESTAMP;
        }
        if (type instanceof ParameterizedType parameterized && parameterized.getRawType() == List.class) {
            AnnotatedType element = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[0];
            return new Many(of(element), annotated.isAnnotationPresent(ExecutionTags.class));
        }
        if (type instanceof Class<?> c && c.isEnum()) {
            return new EnumCodec(c);
        }
        if (type instanceof Class<?> c && c.isRecord()) {
            return RecordCodec.of(c.asSubclass(Record.class));
        }
        if (type instanceof Class<?> c && c.isSealed()) {
            return new OneOf(UnionCodec.of(c));
        }
        throw new IllegalArgumentException("No JSON form for " + type);
    }

    private static Fault wrongType(JsonParser in, Violations violations, String expected) {
        return Fault.serialization(
                "The member " + violations.path() + " must be " + expected + ", not " + describe(in.currentToken()));
    }

    private static String describe(@Nullable JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT -> "a whole number";
            case VALUE_NUMBER_FLOAT -> "a number with a fraction or exponent";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case null, default -> "what is there";
        };
    }

    /// A value without members of its own.
    sealed interface Leaf extends ValueCodec {}

    /// A string of one of SWF's shapes, or of none where nothing is demanded of it.
    record StringCodec(@Nullable TextKind kind) implements Leaf {
        @Override
        public @Nullable Object read(JsonParser in, Violations violations) {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                throw wrongType(in, violations, "a string");
            }
            String text = in.getString();
            if (kind != null) {
                if (text.isEmpty() && kind.emptyIsAbsent()) {
                    return null;
                }
                violations.check(kind, text);
            }
            return text;
        }

        @Override
        public void write(Object value, JsonWriter out) {
            out.string((String) value);
        }
    }

    /// A whole number of 64 bits.
    enum LongCodec implements Leaf {
        LONG;

        @Override
        public Object read(JsonParser in, Violations violations) {
            if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw wrongType(in, violations, "a whole number");
            }
            if (in.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                throw Fault.serialization("The member " + violations.path() + " must fit into 64 bits");
            }
            return in.getLongValue();
        }

        @Override
        public void write(Object value, JsonWriter out) {
            out.number((Long) value);
        }
    }

    /// A whole number of 32 bits.
    enum IntCodec implements Leaf {
        INT,
        PAGE_SIZE;

        @Override
        public Object read(JsonParser in, Violations violations) {
            if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw wrongType(in, violations, "a whole number");
            }
            if (in.getNumberType() != JsonParser.NumberType.INT) {
                throw Fault.serialization("The member " + violations.path() + " must fit into 32 bits");
            }
            int value = in.getIntValue();
            if (this == PAGE_SIZE) {
                violations.checkPageSize(value);
            }
            return value;
        }

        @Override
        public void write(Object value, JsonWriter out) {
            out.number((Integer) value);
        }
    }

    /// True or false; nothing else will do.
    enum BooleanCodec implements Leaf {
        BOOLEAN;

        @Override
        public Object read(JsonParser in, Violations violations) {
            return switch (in.currentToken()) {
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case null, default -> throw wrongType(in, violations, "true or false");
            };
        }

        @Override
        public void write(Object value, JsonWriter out) {
            out.bool((Boolean) value);
        }
    }

    /// Seconds since 1970 as any JSON number, kept to the millisecond.
    enum TimestampCodec implements Leaf {
        TIMESTAMP;

        /// The year 9999 either way: beyond it no timestamp means anything, and arithmetic stays safe.
        private static final double MAX_SECONDS = 253_402_300_799.0;

        @Override
        public Object read(JsonParser in, Violations violations) {
            JsonToken token = in.currentToken();
            if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
                throw wrongType(in, violations, "a number of seconds");
            }
            double seconds = Math.clamp(in.getDoubleValue(), -MAX_SECONDS, MAX_SECONDS);
            return Instant.ofEpochMilli(Math.round(seconds * 1000));
        }

        @Override
        public void write(Object value, JsonWriter out) {
            out.timestamp(((Instant) value).toEpochMilli());
        }
    }

    /// A string out of a fixed set: the names of an enum's constants.
    final class EnumCodec implements Leaf {
        private final Map<String, Object> byName = new HashMap<>();
        private final List<String> names;

        EnumCodec(Class<?> type) {
            Object[] constants = type.getEnumConstants();
            for (Object constant : constants) {
                byName.put(((Enum<?>) constant).name(), constant);
            }
            names = Arrays.stream(constants).map(c -> ((Enum<?>) c).name()).toList();
        }

        @Override
        public Object read(JsonParser in, Violations violations) {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                throw wrongType(in, violations, "a string");
            }
            String text = in.getString();
            Object constant = byName.get(text);
            if (constant == null) {
                violations.notInEnum(text, names);
                return INVALID;
            }
            return constant;
        }

        @Override
        public void write(Object value, JsonWriter out) {
            out.string(((Enum<?>) value).name());
        }
    }

    /// A list. Null elements count as absent; invalid ones leave a null, so that the others keep their places.
    record Many(ValueCodec element, boolean executionTags) implements ValueCodec {
        @Override
        public Object read(JsonParser in, Violations violations) {
            if (in.currentToken() != JsonToken.START_ARRAY) {
                throw wrongType(in, violations, "a list");
            }
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; in.nextToken() != JsonToken.END_ARRAY; i++) {
                if (in.currentToken() == JsonToken.VALUE_NULL) {
                    continue;
                }
                violations.enterElement(i);
                Object value = element.read(in, violations);
                values.add(INVALID.equals(value) ? null : value);
                violations.leave();
            }
            if (executionTags) {
                violations.checkExecutionTags(values);
            }
            return values;
        }

        @Override
        public void write(Object value, JsonWriter out) {
            out.beginArray();
            for (Object item : (List<?>) value) {
                element.write(item, out);
            }
            out.endArray();
        }
    }

    /// An object that holds nothing but a tagged union.
    record OneOf(UnionCodec union) implements ValueCodec {
        @Override
        public Object read(JsonParser in, Violations violations) {
            if (in.currentToken() != JsonToken.START_OBJECT) {
                throw wrongType(in, violations, "an object");
            }
            UnionCodec.Reading reading = union.reading();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                in.nextToken();
                if (!reading.accept(name, in, violations)) {
                    in.skipChildren();
                }
            }
            return reading.finish(violations);
        }

        @Override
        public void write(Object value, JsonWriter out) {
            out.beginObject();
            union.writeMembers(value, out);
            out.endObject();
        }
    }
}
