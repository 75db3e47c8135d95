package dev.furrow.rental.equipment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/// A time for which a machine is taken, end excluded.
public record Period(Instant start, Instant end) {
    private static final long SLOT_SECONDS = 1800;
    private static final Duration LONGEST = Duration.ofDays(31);

    /// Checks the order.
    public Period {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("A period ends after it begins, not " + start + " to " + end);
        }
        if (Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A machine is taken for " + LONGEST.toDays() + " days at most");
        }
    }

    /// With time before and after it.
    public Period widened(Duration buffer) {
        return new Period(start.minus(buffer), end.plus(buffer));
    }

    /// Whether both have a moment in common.
    public boolean overlaps(Period other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /// The half hours that it touches, counted from 1970, in order.
    public List<Long> slots() {
        long first = Math.floorDiv(start.getEpochSecond(), SLOT_SECONDS);
        long last = Math.floorDiv(end.minusNanos(1).getEpochSecond(), SLOT_SECONDS);
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    static Instant startOf(long slot) {
        return Instant.ofEpochSecond(slot * SLOT_SECONDS);
    }
}
