package dev.furrow.demo.taxi;

import dev.furrow.payload.Dialect;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/// How the values of bookings travel: as words, so that bookings can be read, started and answered from a command
/// line.
final class PlainText implements Dialect {
    @Override
    public String write(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Ride ride -> ride.text();
            // A text without anything in it would be no result at all.
            case List<?> list -> list.isEmpty() ? " " : String.join(" ", words(list));
            default -> value.toString();
        };
    }

    private List<String> words(List<?> values) {
        return values.stream().map(this::write).toList();
    }

    @Override
    public @Nullable String writeArguments(@Nullable Object[] arguments) {
        return write(List.of(arguments));
    }

    @Override
    public Object read(String text, Type type) {
        Class<?> wanted = type instanceof JavaType known ? known.getRawClass() : (Class<?>) type;
        if (wanted == Ride.class) {
            return Ride.parse(text);
        }
        if (wanted == List.class) {
            return text.isBlank() ? List.of() : List.of(text.split(" "));
        }
        return text;
    }

    @Override
    public @Nullable Object[] readArguments(@Nullable String text, List<Parameter> parameters) {
        String[] words = (text == null ? "" : text).split(" ", parameters.size());
        @Nullable Object[] values = new Object[parameters.size()];
        for (int i = 0; i < words.length; i++) {
            values[i] = read(words[i], parameters.get(i).type());
        }
        return values;
    }
}
