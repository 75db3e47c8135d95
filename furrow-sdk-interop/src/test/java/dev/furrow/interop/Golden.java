package dev.furrow.interop;

import dev.furrow.payload.Dialect.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What other libraries write, a file for each text. Those of the Flow Framework come from its own converter; those
/// of the libraries in Python were made by `record.py` beside them, which says how.
final class Golden {
    private static final Path FOLDER = Path.of("src/test/golden");

    private Golden() {}

    static String text(String library, String name) {
        try {
            return Files.readString(FOLDER.resolve(library).resolve(name + ".json"))
                    .stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A value that travels.
    record Ride(String from, String to, int seats) {}

    /// Values that JSON does not have.
    record Rich(Set<String> tags, BigDecimal price, byte[] bytes, Instant at, Duration took, List<Integer> pair) {}

    /// Methods whose parameters are read.
    interface Methods {
        void none();

        void book(String customer, Ride ride, List<Integer> numbers);

        void context(Map<String, Object> context);

        Map<String, List<Ride>> rides();
    }

    static List<Parameter> parameters(String method) {
        return Arrays.stream(find(method).getParameters())
                .map(parameter -> new Parameter(parameter.getName(), parameter.getParameterizedType()))
                .toList();
    }

    static java.lang.reflect.Type result(String method) {
        return find(method).getGenericReturnType();
    }

    private static Method find(String name) {
        return Arrays.stream(Methods.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
