package dev.furrow.rental.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How cells are written outside the screen, which writes them itself.
final class Cells {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final Locale INDIA = Locale.of("en", "IN");

    private Cells() {}

    /// What a program that reads on can reckon with: a number in the unit of its heading, or a text.
    static @Nullable Object plain(@Nullable Object cell, Report.Kind kind, ZoneId zone) {
        if (cell instanceof Instant time) {
            return TIME.format(time.atZone(zone));
        }
        BigDecimal number = number(cell);
        if (number == null) {
            return cell instanceof Number || cell == null ? cell : cell.toString();
        }
        return switch (kind) {
            case MONEY -> number.movePointLeft(2).setScale(2, RoundingMode.HALF_EVEN);
            case PERCENT -> number.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN);
            case SECONDS -> number.setScale(0, RoundingMode.HALF_EVEN);
            case TEXT, NUMBER, TIME -> number;
        };
    }

    /// For people.
    static String shown(@Nullable Object cell, Report.Kind kind, ZoneId zone) {
        Object plain = plain(cell, kind, zone);
        if (plain == null) {
            return "";
        }
        if (!(plain instanceof BigDecimal number)) {
            return plain.toString();
        }
        return switch (kind) {
            case MONEY -> grouped(number, 2);
            case PERCENT -> number.toPlainString() + " %";
            case SECONDS -> duration(Duration.ofSeconds(number.longValue()));
            case NUMBER -> grouped(number, Math.max(0, Math.min(2, number.scale())));
            case TEXT, TIME -> number.toPlainString();
        };
    }

    static String heading(Table.Heading heading) {
        return switch (heading.kind()) {
            case MONEY -> heading.label() + " (INR)";
            case PERCENT -> heading.label() + " (%)";
            case SECONDS -> heading.label() + " (s)";
            case TEXT, NUMBER, TIME -> heading.label();
        };
    }

    static @Nullable BigDecimal number(@Nullable Object cell) {
        return switch (cell) {
            case Long whole -> BigDecimal.valueOf(whole);
            case BigDecimal decimal -> decimal;
            case null, default -> null;
        };
    }

    private static String grouped(BigDecimal number, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(INDIA);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(number);
    }

    private static String duration(Duration time) {
        long hours = time.toHours();
        return hours > 0
                ? hours + " h " + time.toMinutesPart() + " min"
                : time.toMinutes() > 0
                        ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                        : time.toSeconds() + " s";
    }
}
