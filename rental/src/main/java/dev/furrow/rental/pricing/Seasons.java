package dev.furrow.rental.pricing;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;

/// Which season a day is in.
final class Seasons {
    private static final int USUAL = 100;

    private Seasons() {}

    /// How many per cent of the usual rate a day costs; the first season that holds the day counts.
    static int percent(Terms terms, LocalDate day) {
        return terms.season().stream()
                .filter(season -> holds(season, MonthDay.from(day)))
                .mapToInt(Terms.Season::percent)
                .findFirst()
                .orElse(USUAL);
    }

    private static boolean holds(Terms.Season season, MonthDay day) {
        MonthDay from = day(season.from());
        MonthDay to = day(season.to());
        boolean after = !day.isBefore(from);
        boolean before = !day.isAfter(to);
        return from.isAfter(to) ? after || before : after && before;
    }

    static MonthDay day(String text) {
        try {
            return MonthDay.parse("--" + text);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("A day of a season is like 06-15, not \"" + text + "\"", wrong);
        }
    }
}
