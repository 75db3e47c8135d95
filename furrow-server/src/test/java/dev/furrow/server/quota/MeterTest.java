package dev.furrow.server.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.server.http.Priority;
import org.junit.jupiter.api.Test;

final class MeterTest {
    private static final long NOW = 1_000_000;

    private final Meter meter = new Meter(100, NOW);

    private int admitted(Priority priority, long now) {
        int count = 0;
        while (meter.admits(priority, now)) {
            count++;
        }
        return count;
    }

    @Test
    void readsStopFirstThenStartsThenPollsAndCompletionsLast() {
        assertThat(admitted(Priority.OTHER, NOW)).isEqualTo(100);
        assertThat(admitted(Priority.START, NOW)).isEqualTo(50);
        assertThat(admitted(Priority.POLL, NOW)).isEqualTo(25);
        assertThat(admitted(Priority.FINISH, NOW)).isEqualTo(25);
    }

    @Test
    void whoAsksForTooManyStartsHasRoomForCompletions() {
        assertThat(admitted(Priority.START, NOW)).isEqualTo(150);
        assertThat(admitted(Priority.START, NOW + 100)).isEqualTo(10);
        assertThat(admitted(Priority.FINISH, NOW + 100)).isEqualTo(50);
    }

    @Test
    void itFillsAsFastAsTheRate() {
        admitted(Priority.FINISH, NOW);

        assertThat(admitted(Priority.FINISH, NOW + 250)).isEqualTo(25);
        assertThat(admitted(Priority.FINISH, NOW + 60_250)).isEqualTo(200);
    }

    @Test
    void itTellsItsUse() {
        admitted(Priority.START, NOW);

        assertThat(meter.use(NOW)).isEqualTo("100, 50 of 200 left, 150 passed, 1 refused");
    }
}
