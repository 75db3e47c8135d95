package dev.furrow.workflow;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// When something is done again and again; see [Workflow#every].
public sealed interface Schedule permits Schedule.Interval, Schedule.Cron {

    /// The first time after an instant.
    ///
    /// @param after exclusive
    Instant next(Instant after);

    /// Every so often, reckoned from the moment when the last time was due.
    static Schedule every(Duration interval) {
        return new Interval(interval);
    }

    /// By the clock of UTC.
    ///
    /// @param expression minute, hour, day of month, month, day of week (0 or 7 is Sunday); each `*`, a number,
    ///         a range `1-5`, a step `*/15`, or several of these separated by commas
    static Schedule cron(String expression) {
        return cron(expression, ZoneOffset.UTC);
    }

    /// By the clock of a zone. A time that does not exist on a day of change is skipped; one that exists twice
    /// is taken once.
    static Schedule cron(String expression, ZoneId zone) {
        return new Cron(CronFields.parse(expression), zone);
    }

    /// Every so often.
    ///
    /// @param interval more than nothing
    record Interval(Duration interval) implements Schedule {
        /// Checks the interval.
        public Interval {
            if (interval.isNegative() || interval.isZero()) {
                throw new IllegalArgumentException("An interval must be positive, not " + interval);
            }
        }

        @Override
        public Instant next(Instant after) {
            return after.plus(interval);
        }
    }

    /// By the clock.
    final class Cron implements Schedule {
        private final CronFields fields;
        private final ZoneId zone;

        private Cron(CronFields fields, ZoneId zone) {
            this.fields = fields;
            this.zone = zone;
        }

        @Override
        public Instant next(Instant after) {
            return fields.next(after.atZone(zone)).toInstant();
        }
    }
}
