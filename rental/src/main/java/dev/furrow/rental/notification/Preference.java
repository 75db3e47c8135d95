package dev.furrow.rental.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/// How somebody wants to be told.
///
/// @param quietFrom when the quiet time begins, in minutes of the person's day
/// @param quietTo when it ends; the same as its beginning for no quiet time
record Preference(boolean push, boolean sms, boolean voice, int quietFrom, int quietTo) {
    /// For those who have said nothing: everything, but not between nine in the evening and seven in the morning.
    static final Preference DEFAULT = new Preference(true, true, true, 21 * 60, 7 * 60);

    private static final int DAY = 24 * 60;

    /// Refuses what is no time of a day.
    public Preference {
        if (quietFrom < 0 || quietFrom >= DAY || quietTo < 0 || quietTo >= DAY) {
            throw new IllegalArgumentException("quietFrom and quietTo are minutes of a day, from 0 to 1439");
        }
    }

    /// Whether a channel is wanted.
    boolean wants(Channel channel) {
        return switch (channel) {
            case PUSH -> push;
            case SMS -> sms;
            case VOICE -> voice;
        };
    }

    /// How long it is quiet still; nothing if it is not.
    Duration quietFor(Instant now, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        int minute = local.getHour() * 60 + local.getMinute();
        boolean quiet = quietFrom <= quietTo
                ? minute >= quietFrom && minute < quietTo
                : minute >= quietFrom || minute < quietTo;
        if (!quiet) {
            return Duration.ZERO;
        }
        ZonedDateTime end =
                local.truncatedTo(ChronoUnit.DAYS).withHour(quietTo / 60).withMinute(quietTo % 60);
        return Duration.between(local, end.isAfter(local) ? end : end.plusDays(1));
    }
}
