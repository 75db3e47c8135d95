package dev.furrow.rental.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The business clock, and how fast it goes. In real life it is the wall clock; a demonstration lets an hour pass in
/// a few seconds. Timers of the workflow service always go by the wall clock, so whoever gives one a duration asks
/// [#wait] how long that is.
public final class Pace extends Clock {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Clock wall;
    private final Instant wallStart;
    private final Instant start;
    private final double speed;

    private Pace(Clock wall, Instant wallStart, Instant start, double speed) {
        this.wall = wall;
        this.wallStart = wallStart;
        this.start = start;
        this.speed = speed;
    }

    /// As fast as a clock.
    public static Pace of(Clock wall) {
        Instant now = wall.instant();
        return new Pace(wall, now, now, 1);
    }

    /// Faster than a clock, from an instant on.
    public static Pace faster(Clock wall, Instant start, double speed) {
        return faster(wall, wall.instant(), start, speed);
    }

    /// Faster than a clock; when the clock showed one instant it was another here.
    static Pace faster(Clock wall, Instant wallStart, Instant start, double speed) {
        return new Pace(wall, wallStart, start, speed);
    }

    /// How long a workflow must wait while that much business time passes.
    public Duration wait(Duration business) {
        return business.isNegative() ? Duration.ZERO : scaled(business, 1 / speed);
    }

    /// How many times faster than life it goes.
    public double speed() {
        return speed;
    }

    /// How much time passes here during what people with real phones call so long.
    public Duration during(Duration life) {
        return scaled(life, speed);
    }

    /// How long a workflow must wait until an instant of the business clock.
    public Duration waitUntil(Instant business) {
        return wait(Duration.between(instant(), business));
    }

    @Override
    public Instant instant() {
        return at(wall.instant());
    }

    /// What time it is here when the clock shows an instant.
    Instant at(Instant shown) {
        Duration passed = Duration.between(wallStart, shown);
        // The database keeps microseconds; milliseconds compare the same everywhere.
        return Instant.ofEpochMilli(start.plus(scaled(passed, speed)).toEpochMilli());
    }

    private static Duration scaled(Duration duration, double factor) {
        if (factor == 1) {
            return duration;
        }
        double seconds = (duration.getSeconds() + duration.getNano() / NANOS_PER_SECOND) * factor;
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
