package dev.furrow.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TimerWatchTest {
    private final TimerWatch timers = new TimerWatch(Workload.W4);

    @Test
    void latenessIsCountedFromDueToTheEvent() {
        timers.watch(true);
        decide("1700000000.250", "7", "1700000007.262");

        assertThat(timers.firedLate().getMaxValue()).isEqualTo(12);
        assertThat(timers.firedLate().getTotalCount()).isOne();
        // The present is long after due: it counts as the longest time that is told apart.
        assertThat(timers.arrivedLate().getMinValue()).isGreaterThan(3_000_000);
    }

    @Test
    void aTimerThatFiresEarlyIsADefect() {
        timers.watch(true);
        assertThatThrownBy(() -> decide("1700000000.250", "7", "1700000007.249"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 ms early");
    }

    @Test
    void nothingIsCountedUnlessWatched() {
        decide("1700000000.250", "7", "1700000008.000");

        assertThat(timers.firedLate().getTotalCount()).isZero();
    }

    private void decide(String started, String seconds, String fired) {
        byte[] task = Scan.ascii("{\"events\":[{\"eventId\":5,\"eventTimestamp\":" + started
                + ",\"eventType\":\"TimerStarted\",\"timerStartedEventAttributes\":{\"timerId\":\"t\","
                + "\"startToFireTimeout\":\"" + seconds + "\"}},{\"eventId\":6,\"eventTimestamp\":" + fired
                + ",\"eventType\":\"TimerFired\",\"timerFiredEventAttributes\":{\"timerId\":\"t\"}}]}");
        assertThat(timers.decide(task, 0, task.length)).contains("CompleteWorkflowExecution");
    }
}
