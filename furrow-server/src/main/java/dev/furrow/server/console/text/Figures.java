package dev.furrow.server.console.text;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes numbers, sizes, spans and times for one who looks.
///
/// @param texts the words between the figures
/// @param clock how times are shown
/// @param zone the zone of the browser
/// @param now the time of the page
public record Figures(Texts texts, Clock clock, ZoneId zone, Instant now) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /// A number with its thousands apart.
    public String number(long value) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(value);
    }

    /// A number with one place.
    public String decimal(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.ENGLISH);
        format.setMaximumFractionDigits(value < 10 ? 2 : 1);
        return format.format(value);
    }

    /// A size.
    public String bytes(long bytes) {
        double value = bytes;
        String[] units = {"B", "KB", "MB", "GB", "TB", "PB"};
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return decimal(value) + " " + units[unit];
    }

    /// A span, in its two largest units.
    public String span(Duration span) {
        Duration length = span.isNegative() ? Duration.ZERO : span;
        if (length.toMillis() < 1_000) {
            return texts.text("unit.ms", length.toMillis());
        }
        long days = length.toDays();
        if (days > 0) {
            return join("unit.d", days, "unit.h", length.toHoursPart());
        }
        if (length.toHours() > 0) {
            return join("unit.h", length.toHours(), "unit.min", length.toMinutesPart());
        }
        if (length.toMinutes() > 0) {
            return join("unit.min", length.toMinutes(), "unit.s", length.toSecondsPart());
        }
        return texts.text("unit.s", length.toSeconds());
    }

    private String join(String first, long large, String second, int small) {
        String text = texts.text(first, large);
        return small == 0 ? text : text + " " + texts.text(second, small);
    }

    /// The time since or until something.
    public String distance(Instant at) {
        Duration past = Duration.between(at, now);
        return past.isNegative() ? texts.text("time.in", span(past.negated())) : texts.text("time.ago", span(past));
    }

    /// A time as its reader has chosen.
    public String time(Instant at) {
        return switch (clock) {
            case LOCAL -> TIME.format(at.atZone(zone));
            case UTC -> TIME.format(at.atZone(ZoneOffset.UTC));
            case RELATIVE -> distance(at);
        };
    }

    /// A time to the millisecond, the same for everybody.
    public String exact(Instant at) {
        return EXACT.format(at);
    }

    /// The name of the zone in which times are shown.
    public String zoneName() {
        // An offset of nothing calls itself Z.
        return clock == Clock.LOCAL && !zone.equals(ZoneOffset.UTC) ? zone.getId() : "UTC";
    }
}
