package dev.furrow.workflow;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;

/// The five fields of a cron expression.
///
/// @param expression as it was written
/// @param minutes 0 to 59
/// @param hours 0 to 23
/// @param days 1 to 31
/// @param months 1 to 12
/// @param weekdays 0 (Sunday) to 6
/// @param eitherDay whether both kinds of day are restricted; then one of the two is enough, as cron has always
///         had it
record CronFields(
        String expression,
        BitSet minutes,
        BitSet hours,
        BitSet days,
        BitSet months,
        BitSet weekdays,
        boolean eitherDay) {
    private static final int YEARS_AHEAD = 8;

    static CronFields parse(String expression) {
        String[] parts = expression.strip().split("\\s+");
        if (parts.length != 5) {
            throw new IllegalArgumentException("\"" + expression + "\" has " + parts.length
                    + " fields; a schedule has five: minute, hour, day of month, month, day of week");
        }
        BitSet weekdays = field(parts[4], 0, 7);
        if (weekdays.get(7)) {
            weekdays.set(0);
            weekdays.clear(7);
        }
        return new CronFields(
                expression,
                field(parts[0], 0, 59),
                field(parts[1], 0, 23),
                field(parts[2], 1, 31),
                field(parts[3], 1, 12),
                weekdays,
                !parts[2].startsWith("*") && !parts[4].startsWith("*"));
    }

    private static BitSet field(String text, int min, int max) {
        BitSet set = new BitSet();
        for (String part : text.split(",")) {
            String[] step = part.split("/", 2);
            int from = min;
            int to = max;
            if (!step[0].equals("*")) {
                String[] range = step[0].split("-", 2);
                from = number(range[0], text);
                to = range.length == 2 ? number(range[1], text) : step.length == 2 ? max : from;
            }
            int by = step.length == 2 ? number(step[1], text) : 1;
            if (from < min || to > max || from > to || by < 1) {
                throw new IllegalArgumentException(
                        "\"" + text + "\" is out of range; from " + min + " to " + max + " is possible");
            }
            for (int i = from; i <= to; i += by) {
                set.set(i);
            }
        }
        return set;
    }

    private static int number(String text, String field) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" in \"" + field + "\" is not a number", e);
        }
    }

    ZonedDateTime next(ZonedDateTime after) {
        ZonedDateTime time = after.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        ZonedDateTime end = time.plusYears(YEARS_AHEAD);
        while (time.isBefore(end)) {
            if (!months.get(time.getMonthValue())) {
                time = time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
            } else if (!dayFits(time)) {
                time = time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            } else if (!hours.get(time.getHour())) {
                time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (!minutes.get(time.getMinute())) {
                time = time.plusMinutes(1);
            } else {
                return time;
            }
        }
        throw new IllegalStateException("\"" + expression + "\" never comes within " + YEARS_AHEAD + " years");
    }

    private boolean dayFits(ZonedDateTime time) {
        boolean day = days.get(time.getDayOfMonth());
        boolean weekday = weekdays.get(time.getDayOfWeek().getValue() % 7);
        return eitherDay ? day || weekday : day && weekday;
    }
}
