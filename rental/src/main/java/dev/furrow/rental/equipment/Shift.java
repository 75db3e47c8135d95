package dev.furrow.rental.equipment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// When somebody drives, on every day, by the clock where they are.
///
/// @param from minute of the day
/// @param to a later minute of the day; 1440 is midnight
public record Shift(int from, int to) {
    private static final int DAY = 1440;

    /// Checks the minutes.
    public Shift {
        if (from < 0 || to > DAY || from >= to) {
            throw new IllegalArgumentException("A shift is from a minute of the day to a later one");
        }
    }

    /// Whether work falls into it: from beginning to end, or for work of more than a day, its beginning. Who works on
    /// the second day is seen on the second day.
    public boolean covers(Period work, ZoneId zone) {
        if (!isOn(work.start(), zone)) {
            return false;
        }
        ZonedDateTime over =
                work.start().atZone(zone).toLocalDate().atStartOfDay(zone).plusMinutes(to);
        boolean isLong = Duration.between(work.start(), work.end()).compareTo(Duration.ofDays(1)) > 0;
        return isLong || !work.end().isAfter(over.toInstant());
    }

    /// Whether it is on at a moment.
    public boolean isOn(Instant moment, ZoneId zone) {
        int minute = minute(moment, zone);
        return minute >= from && minute < to;
    }

    /// How long it takes until it is on; nothing if it is.
    public Duration until(Instant moment, ZoneId zone) {
        if (isOn(moment, zone)) {
            return Duration.ZERO;
        }
        ZonedDateTime now = moment.atZone(zone);
        ZonedDateTime begin = now.with(LocalTime.ofSecondOfDay(from * 60L));
        return Duration.between(now, begin.isAfter(now) ? begin : begin.plusDays(1));
    }

    private static int minute(Instant moment, ZoneId zone) {
        LocalTime local = moment.atZone(zone).toLocalTime();
        return local.getHour() * 60 + local.getMinute();
    }
}
