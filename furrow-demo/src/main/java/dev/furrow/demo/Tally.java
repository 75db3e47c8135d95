package dev.furrow.demo;

import dev.furrow.demo.check.Report;
import dev.furrow.demo.people.EndedBooking;
import dev.furrow.demo.people.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Counts bookings. Called from many threads.
final class Tally {
    /// A booking that went wrong, and how.
    record Wrong(EndedBooking booking, List<String> problems) {}

    /// The counts of one outcome.
    ///
    /// @param planned bookings that were to end so
    /// @param ended bookings that did
    /// @param wrong of the planned ones
    /// @param median of the time that those took which ended so
    record Row(Outcome outcome, int planned, int ended, int wrong, Duration median, Duration longest) {}

    private final Map<Outcome, Integer> planned = new EnumMap<>(Outcome.class);
    private final Map<Outcome, Integer> wrongByPlan = new EnumMap<>(Outcome.class);
    private final Map<Outcome, List<Duration>> ended = new EnumMap<>(Outcome.class);
    private final List<Wrong> wrong = new ArrayList<>();
    private int begun;
    private int over;
    private int continued;
    private long events;

    synchronized void begin() {
        begun++;
    }

    synchronized void end(EndedBooking booking, Report report) {
        over++;
        continued += booking.continued() ? 1 : 0;
        events += booking.history().size();
        planned.merge(booking.plan().outcome(), 1, Integer::sum);
        if (report.ended() != null) {
            ended.computeIfAbsent(report.ended(), _ -> new ArrayList<>()).add(booking.took());
        }
        if (!report.problems().isEmpty()) {
            wrong.add(new Wrong(booking, report.problems()));
            wrongByPlan.merge(booking.plan().outcome(), 1, Integer::sum);
        }
        notifyAll();
    }

    /// Waits until fewer bookings than these are under way.
    ///
    /// @return whether that came about in the time given
    synchronized boolean awaitFewerOpenThan(int bookings, Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (open() >= bookings) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /// Bookings that are under way.
    synchronized int open() {
        return begun - over;
    }

    synchronized int over() {
        return over;
    }

    synchronized int continued() {
        return continued;
    }

    synchronized long events() {
        return events;
    }

    synchronized List<Wrong> wrong() {
        return List.copyOf(wrong);
    }

    synchronized Row row(Outcome outcome) {
        List<Duration> times =
                ended.getOrDefault(outcome, List.of()).stream().sorted().toList();
        return new Row(
                outcome,
                planned.getOrDefault(outcome, 0),
                times.size(),
                wrongByPlan.getOrDefault(outcome, 0),
                times.isEmpty() ? Duration.ZERO : times.get(times.size() / 2),
                times.isEmpty() ? Duration.ZERO : times.getLast());
    }
}
