package dev.furrow.internal.failure;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Takes a declared exception apart and puts it together again.
///
/// Together: by the constructor with `@JsonCreator`; otherwise by the one whose parameters are named as the
/// fields are (`message` is the message), the longest first; otherwise by the one that takes a text, with the
/// message.
final class ExceptionFields {
    private ExceptionFields() {}

    static ObjectNode of(Throwable thrown, JsonMapper mapper) {
        ObjectNode node = mapper.createObjectNode();
        for (Class<?> type = thrown.getClass(); isOwn(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                    put(node, field, thrown, mapper);
                }
            }
        }
        return node;
    }

    private static boolean isOwn(Class<?> type) {
        return Throwable.class.isAssignableFrom(type) && !type.getName().startsWith("java.");
    }

    private static void put(ObjectNode node, Field field, Throwable thrown, JsonMapper mapper) {
        try {
            field.setAccessible(true);
            node.set(field.getName(), mapper.valueToTree(field.get(thrown)));
        } catch (ReflectiveOperationException | InaccessibleObjectException | JacksonException unreadable) {
            // The exception travels without it; its message still tells.
        }
    }

    static @Nullable Throwable rebuild(
            Class<? extends Throwable> type, String message, @Nullable JsonNode given, JsonMapper mapper) {
        ObjectNode fields = mapper.createObjectNode();
        if (given instanceof ObjectNode known) {
            fields.setAll(known);
        }
        if (!fields.has("message")) {
            fields.put("message", message);
        }
        try {
            return construct(type, message, fields, mapper);
        } catch (ReflectiveOperationException | RuntimeException shapeChanged) {
            // The class is not what it was; the caller gets the failure as a value.
            return null;
        }
    }

    private static @Nullable Throwable construct(
            Class<? extends Throwable> type, String message, ObjectNode fields, JsonMapper mapper)
            throws ReflectiveOperationException {
        Constructor<?> best = null;
        Constructor<?> text = null;
        for (Constructor<?> candidate : type.getDeclaredConstructors()) {
            if (candidate.isAnnotationPresent(JsonCreator.class)) {
                return mapper.treeToValue(fields, type);
            }
            if (isNamedAsFields(candidate, fields)
                    && (best == null || best.getParameterCount() < candidate.getParameterCount())) {
                best = candidate;
            }
            if (candidate.getParameterCount() == 1 && candidate.getParameterTypes()[0] == String.class) {
                text = candidate;
            }
        }
        if (best != null && (best.getParameterCount() > 0 || text == null)) {
            Parameter[] parameters = best.getParameters();
            @Nullable Object[] values = new Object[parameters.length];
            for (int i = 0; i < parameters.length; i++) {
                values[i] = mapper.readValue(
                        mapper.treeAsTokens(fields.get(parameters[i].getName())),
                        mapper.getTypeFactory().constructType(parameters[i].getParameterizedType()));
            }
            return make(best, values);
        }
        return text == null ? null : make(text, message);
    }

    private static Throwable make(Constructor<?> constructor, @Nullable Object... values)
            throws ReflectiveOperationException {
        constructor.setAccessible(true);
        return (Throwable) constructor.newInstance(values);
    }

    private static boolean isNamedAsFields(Constructor<?> constructor, ObjectNode fields) {
        for (Parameter parameter : constructor.getParameters()) {
            if (!parameter.isNamePresent() || !fields.has(parameter.getName())) {
                return false;
            }
        }
        return true;
    }
}
