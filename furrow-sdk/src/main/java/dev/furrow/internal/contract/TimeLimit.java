package dev.furrow.internal.contract;

import dev.furrow.workflow.Timeout;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Limits as text in annotations, as durations in code, as seconds on the wire.
public final class TimeLimit {
    private static final String NONE = "NONE";

    private TimeLimit() {}

    /// Reads the text of an annotation.
    ///
    /// @param where for the message when it is wrong
    /// @return null for an empty text
    public static @Nullable Duration parse(String text, String where) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        if (trimmed.isEmpty()) {
            return null;
        }
        if (trimmed.equals("none")) {
            return Timeout.NONE;
        }
        try {
            if (trimmed.startsWith("p")) {
                return positive(Duration.parse(text.strip()), text, where);
            }
            long amount = Long.parseLong(trimmed.substring(0, trimmed.length() - 1));
            Duration duration = switch (trimmed.charAt(trimmed.length() - 1)) {
                case 's' -> Duration.ofSeconds(amount);
                case 'm' -> Duration.ofMinutes(amount);
                case 'h' -> Duration.ofHours(amount);
                case 'd' -> Duration.ofDays(amount);
                default -> throw wrong(text, where);
            };
            return positive(duration, text, where);
        } catch (NumberFormatException | DateTimeParseException e) {
            throw wrong(text, where);
        }
    }

    private static Duration positive(Duration duration, String text, String where) {
        if (duration.isNegative()) {
            throw wrong(text, where);
        }
        return duration;
    }

    private static IllegalArgumentException wrong(String text, String where) {
        return new IllegalArgumentException("\"" + text + "\" of " + where
                + " is no time limit; write \"30s\", \"10m\", \"2h\", \"14d\", \"none\" or ISO such as \"PT30S\"");
    }

    /// Whole seconds, rounded up, as the service has them; `NONE` for no limit.
    public static String toWire(Duration limit) {
        return limit.equals(Timeout.NONE) ? NONE : Long.toString(seconds(limit));
    }

    /// As [#toWire], of what may be absent.
    public static @Nullable String toWireOrNull(@Nullable Duration limit) {
        return limit == null ? null : toWire(limit);
    }

    /// Whole seconds, rounded up.
    public static long seconds(Duration duration) {
        long seconds = duration.getSeconds();
        return duration.getNano() > 0 ? seconds + 1 : seconds;
    }

    /// What the service says.
    public static Duration fromWire(String text) {
        return text.equals(NONE) ? Timeout.NONE : Duration.ofSeconds(Long.parseLong(text));
    }
}
