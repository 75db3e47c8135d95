package dev.furrow.rental.equipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/// In India, where the clock is five and a half hours ahead.
class ShiftTest {
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final Instant SIX = Instant.parse("2031-05-05T00:30:00Z");
    private final Shift shift = new Shift(360, 1080);

    private static Period hours(double from, double to) {
        return new Period(at(from), at(to));
    }

    private static Instant at(double hours) {
        return SIX.plus(Duration.ofMinutes(Math.round(hours * 60)));
    }

    @Test
    void workFromItsBeginningToItsEndIsCovered() {
        assertThat(shift.covers(hours(0, 12), INDIA)).isTrue();
        assertThat(shift.covers(hours(-0.5, 2), INDIA)).isFalse();
        assertThat(shift.covers(hours(11, 12.5), INDIA)).isFalse();
    }

    @Test
    void aShiftUntilMidnightCoversTheLastHour() {
        assertThat(new Shift(1020, 1440).covers(hours(17, 18), INDIA)).isTrue();
    }

    @Test
    void workOfSeveralDaysIsCoveredIfItBeginsInTheShift() {
        assertThat(shift.covers(hours(2, 50), INDIA)).isTrue();
        assertThat(shift.covers(hours(13, 61), INDIA)).isFalse();
    }

    @Test
    void itIsKnownHowLongItTakesUntilItBegins() {
        assertThat(shift.until(at(3), INDIA)).isZero();
        assertThat(shift.until(at(-2), INDIA)).isEqualTo(Duration.ofHours(2));
        assertThat(shift.until(at(12), INDIA)).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void itEndsAfterItBegins() {
        assertThatThrownBy(() -> new Shift(600, 600)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Shift(0, 1441)).isInstanceOf(IllegalArgumentException.class);
    }
}
