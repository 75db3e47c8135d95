package dev.furrow.internal.contract;

import dev.furrow.payload.Dialect;
import dev.furrow.payload.PayloadFormatException;
import dev.furrow.payload.Payloads;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Arguments as one payload: one is its value, several are an array, none is nothing at all.
public final class Arguments {
    private Arguments() {}

    /// Writes arguments.
    ///
    /// @param role for the message when they do not fit
    public static @Nullable String write(
            @Nullable Object[] arguments, String typeName, String role, Payloads payloads) {
        return payloads.writeArguments(arguments, typeName, role);
    }

    /// Reads the arguments of a method.
    ///
    /// @throws PayloadFormatException if they are others than it takes
    public static @Nullable Object[] read(
            Signature signature, @Nullable String text, String typeName, Payloads payloads) {
        List<java.lang.reflect.Type> types = signature.parameters();
        @Nullable Object[] values = new Object[types.size()];
        Dialect dialect = payloads.dialect(typeName);
        if (dialect != null) {
            values = readDialect(signature, text, dialect, payloads);
        } else if (types.size() == 1) {
            values[0] = payloads.read(text, types.getFirst(), typeName, "The argument of " + signature.describe());
        } else if (types.size() > 1) {
            readArray(signature, text == null ? "[]" : payloads.plain(text), values, payloads.mapper());
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && signature.method().getParameterTypes()[i].isPrimitive()) {
                throw new PayloadFormatException(
                        "Argument " + (i + 1) + " of " + signature.describe() + " is missing; it cannot be null", null);
            }
        }
        return values;
    }

    private static @Nullable Object[] readDialect(
            Signature signature, @Nullable String text, Dialect dialect, Payloads payloads) {
        List<Dialect.Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < signature.parameters().size(); i++) {
            parameters.add(new Dialect.Parameter(
                    signature.method().getParameters()[i].getName(),
                    signature.parameters().get(i)));
        }
        try {
            return dialect.readArguments(
                    text == null || text.isEmpty() ? null : payloads.plain(text), List.copyOf(parameters));
        } catch (JacksonException wrong) {
            throw new PayloadFormatException(
                    "The arguments of " + signature.describe() + " cannot be read: " + wrong.getOriginalMessage(),
                    wrong);
        }
    }

    private static void readArray(Signature signature, String text, @Nullable Object[] values, JsonMapper mapper) {
        try {
            JsonNode array = mapper.readTree(text);
            if (!array.isArray() || array.size() != values.length) {
                throw new PayloadFormatException(
                        signature.describe() + " takes an array of " + values.length + " arguments, but got "
                                + (array.isArray() ? "one of " + array.size() : "something else"),
                        null);
            }
            for (int i = 0; i < values.length; i++) {
                values[i] = mapper.readValue(
                        mapper.treeAsTokens(array.get(i)),
                        mapper.getTypeFactory()
                                .constructType(signature.parameters().get(i)));
            }
        } catch (JacksonException wrong) {
            throw new PayloadFormatException(
                    "The arguments of " + signature.describe() + " cannot be read: " + wrong.getOriginalMessage(),
                    wrong);
        }
    }
}
