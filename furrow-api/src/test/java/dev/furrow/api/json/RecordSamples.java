package dev.furrow.api.json;

import dev.furrow.api.shape.PageSize;
import dev.furrow.api.shape.Text;
import dev.furrow.api.shape.TextKind;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes values of any record of the API. Every member gets another value, so that no two can be mixed up unseen, and
/// each value keeps the constraints of its shape.
public final class RecordSamples {
    private final boolean optional;
    private int count;

    private RecordSamples(boolean optional) {
        this.optional = optional;
    }

    /// A value with every member.
    public static <T extends Record> T full(Class<T> type) {
        return new RecordSamples(true).record(type);
    }

    /// A value with the required members only.
    public static <T extends Record> T sparse(Class<T> type) {
        return new RecordSamples(false).record(type);
    }

    private <T extends Record> T record(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(RecordComponent::getAnnotatedType)
                .map(this::member)
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }

    private Object member(AnnotatedType type) {
        return optional || !type.isAnnotationPresent(Nullable.class) ? value(type) : null;
    }

    private Object value(AnnotatedType annotated) {
        count++;
        if (annotated instanceof AnnotatedParameterizedType list) {
            AnnotatedType element = list.getAnnotatedActualTypeArguments()[0];
            return List.of(value(element), value(element));
        }
        Class<?> type = (Class<?>) annotated.getType();
        if (type == String.class) {
            return text(annotated.getAnnotation(Text.class).value());
        }
        if (type == Integer.class || type == int.class) {
            return annotated.isAnnotationPresent(PageSize.class) ? count : -count;
        }
        if (type == Long.class || type == long.class) {
            return Integer.MAX_VALUE + (long) count;
        }
        if (type == Boolean.class || type == boolean.class) {
            return count % 2 == 0;
        }
        if (type == Instant.class) {
            return Instant.ofEpochMilli(1_497_371_587_000L + count);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[count % type.getEnumConstants().length];
        }
        return record((type.isSealed() ? variant(type) : type).asSubclass(Record.class));
    }

    /// One of the last three: none of these decisions closes a run, so that it may stand anywhere in a list.
    private Class<?> variant(Class<?> union) {
        Class<?>[] variants = union.getPermittedSubclasses();
        return variants[variants.length - 1 - count % 3];
    }

    private String text(TextKind kind) {
        return switch (kind) {
            case DURATION_IN_DAYS,
                    DURATION_IN_SECONDS,
                    DURATION_IN_SECONDS_OPTIONAL,
                    EXECUTION_TIMEOUT_OPTIONAL,
                    FUNCTION_TIMEOUT_OPTIONAL -> String.valueOf(count);
            case TASK_PRIORITY -> String.valueOf(-count);
            case DATA, LIMITED_DATA, FUNCTION_INPUT -> "{\"line\": \"\\é€😀\"}\n\u0001" + count;
            default -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + count;
        };
    }
}
