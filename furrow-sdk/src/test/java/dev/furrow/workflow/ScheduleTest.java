package dev.furrow.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    @ParameterizedTest(name = "{0} after {1} is {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "0 3 * * *; 2026-11-22T02:59:59Z; 2026-11-22T03:00:00Z",
                "0 3 * * *; 2026-11-22T03:00:00Z; 2026-11-23T03:00:00Z",
                "*/15 * * * *; 2026-11-22T10:16:00Z; 2026-11-22T10:30:00Z",
                "30 8-10 * * 1-5; 2026-11-20T10:30:00Z; 2026-11-23T08:30:00Z",
                "0 0 29 2 *; 2026-11-22T00:00:00Z; 2028-02-29T00:00:00Z",
                "0 12 1 * 7; 2026-11-22T12:00:00Z; 2026-11-29T12:00:00Z",
                "5,10 4 * 1,6 *; 2026-11-22T00:00:00Z; 2027-01-01T04:05:00Z"
            })
    void theNextTimeOfACronExpression(String expression, Instant after, Instant next) {
        assertThat(Schedule.cron(expression).next(after)).isEqualTo(next);
    }

    @Test
    void aTimeThatAZoneSkipsIsSkipped() {
        Schedule schedule = Schedule.cron("30 2 * * *", ZoneId.of("Europe/Berlin"));
        // On 28 March 2027 the clocks go from 2 to 3.
        assertThat(schedule.next(Instant.parse("2027-03-27T12:00:00Z"))).isEqualTo("2027-03-29T00:30:00Z");
    }

    @Test
    void anIntervalIsReckonedFromTheLastTime() {
        assertThat(Schedule.every(Duration.ofHours(6)).next(Instant.parse("2026-11-22T20:00:00Z")))
                .isEqualTo("2026-11-23T02:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"* * * *", "60 * * * *", "x * * * *", "5-1 * * * *", "*/0 * * * *"})
    void whatIsNoScheduleIsRefused(String expression) {
        assertThatThrownBy(() -> Schedule.cron(expression)).isInstanceOf(IllegalArgumentException.class);
    }
}
