package dev.furrow.rental.equipment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/// When a machine may be had at all: opening hours of the week, and what differs from them.
///
/// @param hours none for always
public record OpeningPlan(ZoneId zone, List<OpeningHours> hours, List<Exceptional> exceptions) {

    /// A time that differs.
    ///
    /// @param isOpen open although the hours say closed, or the other way round; closed counts more
    public record Exceptional(Period period, boolean isOpen, String reason) {}

    /// Copies the lists.
    public OpeningPlan {
        hours = List.copyOf(hours);
        exceptions = List.copyOf(exceptions);
    }

    /// Without hours and exceptions.
    static OpeningPlan always(ZoneId zone) {
        return new OpeningPlan(zone, List.of(), List.of());
    }

    /// Whether the whole period is open.
    public boolean allows(Period wanted) {
        if (exceptions.stream().anyMatch(each -> !each.isOpen && each.period.overlaps(wanted))) {
            return false;
        }
        return hours.isEmpty() || covered(wanted);
    }

    /// Goes from the start to the end over whatever is open, and looks whether it gets there.
    private boolean covered(Period wanted) {
        List<Period> open = open(wanted);
        Instant reached = wanted.start();
        boolean further = true;
        while (further && reached.isBefore(wanted.end())) {
            further = false;
            for (Period each : open) {
                if (!each.start().isAfter(reached) && each.end().isAfter(reached)) {
                    reached = each.end();
                    further = true;
                }
            }
        }
        return !reached.isBefore(wanted.end());
    }

    private List<Period> open(Period wanted) {
        List<Period> open = new ArrayList<>();
        exceptions.stream().filter(Exceptional::isOpen).map(Exceptional::period).forEach(open::add);
        LocalDate last = wanted.end().atZone(zone).toLocalDate();
        for (LocalDate day = wanted.start().atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            for (OpeningHours each : hours) {
                if (each.weekday() == day.getDayOfWeek().getValue()) {
                    open.add(new Period(at(day, each.fromMinute()), at(day, each.toMinute())));
                }
            }
        }
        return open;
    }

    /// By the clock on the wall, also on days on which it is changed.
    private Instant at(LocalDate day, int minute) {
        ZonedDateTime midnight = day.atStartOfDay(zone);
        return minute == 1440
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : midnight.with(LocalTime.ofSecondOfDay(minute * 60L)).toInstant();
    }
}
