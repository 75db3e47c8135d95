package dev.furrow.engine.execution;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.event.ActivityTaskTimeoutType;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When activity tasks time out, and why: section 6.2 of the specification.
class ActivityTaskTimeoutTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final WorkflowExecution run = engine.start("wf");

    private static ScheduleActivityTaskDecision task(
            String scheduleToStart, String scheduleToClose, String startToClose, String heartbeat) {
        return with(
                schedule("a1"),
                "scheduleToStartTimeout",
                scheduleToStart,
                "scheduleToCloseTimeout",
                scheduleToClose,
                "startToCloseTimeout",
                startToClose,
                "heartbeatTimeout",
                heartbeat);
    }

    private void after(long seconds) {
        engine.advance(Duration.ofSeconds(seconds));
    }

    private void heartbeat(ActivityTask task, String details) {
        engine.call(new RecordActivityTaskHeartbeatRequest(task.taskToken(), details), ActivityTaskStatus.class);
    }

    private boolean timedOut() {
        return Histories.types(engine.history(run)).contains(ActivityTaskTimedOut);
    }

    private void assertTimedOut(ActivityTaskTimeoutType type, long startedEventId, String details) {
        assertThat(Histories.only(dev.furrow.api.event.ActivityTaskTimedOut.class, engine.history(run)))
                .isEqualTo(new dev.furrow.api.event.ActivityTaskTimedOut(type, 5, startedEventId, details));
    }

    @Nested
    class Each {
        @Test
        void scheduleToStartCountsUntilTheStart() {
            engine.decide(task("10", "NONE", "NONE", "NONE"));
            engine.advance(Duration.ofMillis(9_999));
            assertThat(timedOut()).isFalse();
            engine.advance(Duration.ofMillis(1));
            assertTimedOut(ActivityTaskTimeoutType.SCHEDULE_TO_START, 0, null);
        }

        @Test
        void scheduleToStartEndsWithTheStart() {
            engine.decide(task("10", "NONE", "NONE", "NONE"));
            after(9);
            ActivityTask task = engine.pollActivity();
            after(3000);
            engine.complete(task, null);
        }

        @Test
        void scheduleToCloseCountsWhileNobodyTakesTheTask() {
            engine.decide(task("NONE", "10", "NONE", "NONE"));
            after(10);
            assertTimedOut(ActivityTaskTimeoutType.SCHEDULE_TO_CLOSE, 0, null);
        }

        @Test
        void scheduleToCloseCountsOnAfterTheStart() {
            engine.decide(task("NONE", "10", "NONE", "NONE"));
            after(9);
            engine.pollActivity();
            engine.advance(Duration.ofMillis(999));
            assertThat(timedOut()).isFalse();
            engine.advance(Duration.ofMillis(1));
            assertTimedOut(ActivityTaskTimeoutType.SCHEDULE_TO_CLOSE, 6, null);
        }

        @Test
        void startToCloseCountsFromTheStart() {
            engine.decide(task("NONE", "NONE", "10", "NONE"));
            after(100);
            ActivityTask task = engine.pollActivity();
            engine.advance(Duration.ofMillis(9_999));
            heartbeat(task, "busy");
            assertThat(timedOut()).isFalse();
            engine.advance(Duration.ofMillis(1));
            assertTimedOut(ActivityTaskTimeoutType.START_TO_CLOSE, 6, "busy");
        }

        @Test
        void heartbeatCountsFromTheStartAndFromEachHeartbeat() {
            engine.decide(task("NONE", "NONE", "NONE", "10"));
            after(100);
            ActivityTask task = engine.pollActivity();
            for (int i = 0; i < 5; i++) {
                engine.advance(Duration.ofMillis(9_999));
                heartbeat(task, "at " + i);
            }
            engine.advance(Duration.ofMillis(9_999));
            assertThat(timedOut()).isFalse();
            engine.advance(Duration.ofMillis(1));
            assertTimedOut(ActivityTaskTimeoutType.HEARTBEAT, 6, "at 4");
        }

        @Test
        void heartbeatTimesOutWithoutAnyHeartbeat() {
            engine.decide(task("NONE", "NONE", "NONE", "10"));
            engine.pollActivity();
            after(10);
            assertTimedOut(ActivityTaskTimeoutType.HEARTBEAT, 6, null);
        }

        @Test
        void noneNeverComes() {
            engine.decide(task("NONE", "NONE", "NONE", "NONE"));
            after(1500);
            ActivityTask task = engine.pollActivity();
            after(1500);
            engine.complete(task, "at last");
        }
    }

    @Nested
    class AtTheSameInstant {
        @Test
        void scheduleToStartComesBeforeScheduleToClose() {
            engine.decide(task("10", "10", "NONE", "NONE"));
            after(10);
            assertTimedOut(ActivityTaskTimeoutType.SCHEDULE_TO_START, 0, null);
        }

        @Test
        void startToCloseComesFirstOfAllOnceStarted() {
            engine.decide(task("10", "10", "10", "10"));
            engine.pollActivity();
            after(10);
            assertTimedOut(ActivityTaskTimeoutType.START_TO_CLOSE, 6, null);
        }

        @Test
        void scheduleToCloseComesBeforeHeartbeat() {
            engine.decide(task("10", "10", "NONE", "10"));
            engine.pollActivity();
            after(10);
            assertTimedOut(ActivityTaskTimeoutType.SCHEDULE_TO_CLOSE, 6, null);
        }
    }

    @Nested
    class TheEarliest {
        @Test
        void winsWhicheverItIs() {
            engine.decide(task("50", "40", "20", "10"));
            after(35);
            engine.pollActivity();
            after(5);
            assertTimedOut(ActivityTaskTimeoutType.SCHEDULE_TO_CLOSE, 6, null);
        }

        @Test
        void canBeTheHeartbeat() {
            engine.decide(task("50", "40", "20", "10"));
            engine.pollActivity();
            after(10);
            assertTimedOut(ActivityTaskTimeoutType.HEARTBEAT, 6, null);
        }
    }

    @Nested
    class Zero {
        @Test
        void secondsToTheStartAreDueAtOnce() {
            engine.decide(task("0", "NONE", "NONE", "NONE"));
            assertTimedOut(ActivityTaskTimeoutType.SCHEDULE_TO_START, 0, null);
            assertThat(engine.send(pollForActivityTask("workers")).isDone()).isFalse();
        }

        @Test
        void secondsToTheCloseAreDueWithTheStart() {
            engine.decide(task("NONE", "NONE", "0", "NONE"));
            assertThat(timedOut()).isFalse();
            ActivityTask task = engine.pollActivity();
            assertTimedOut(ActivityTaskTimeoutType.START_TO_CLOSE, 6, null);
            assertRefused(
                    FaultType.UNKNOWN_RESOURCE,
                    "Unknown activity, scheduledEventId = 5",
                    () -> engine.complete(task, null));
        }
    }

    @Test
    void aTimeoutAsksForADecisionTask() {
        engine.decide(task("10", "NONE", "NONE", "NONE"));
        after(10);
        assertThat(typesFrom(6, engine.history(run))).containsExactly(ActivityTaskTimedOut, DecisionTaskScheduled);
    }

    @Test
    void aTaskThatTimedOutLeavesItsList() {
        engine.decide(task("10", "NONE", "NONE", "NONE"));
        after(10);
        assertThat(engine.send(pollForActivityTask("workers")).isDone()).isFalse();
        assertThat(engine.describe(run).openCounts().openActivityTasks()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "fail", "cancel", "heartbeat"})
    void anAnswerAfterTheDeadlineIsLateEvenIfNobodyNoticedTheDeadline(String answer) {
        engine.decide(task("NONE", "NONE", "10", "NONE"));
        String token = engine.pollActivity().taskToken();
        engine.advanceUnnoticed(Duration.ofSeconds(10));
        Request late = switch (answer) {
            case "complete" -> new RespondActivityTaskCompletedRequest(token, null);
            case "fail" -> new RespondActivityTaskFailedRequest(token, null, null);
            case "cancel" -> new RespondActivityTaskCanceledRequest(token, null);
            default -> new RecordActivityTaskHeartbeatRequest(token, "late");
        };
        assertRefused(
                FaultType.UNKNOWN_RESOURCE,
                "Unknown activity, scheduledEventId = 5",
                () -> engine.send(late).body());
        assertTimedOut(ActivityTaskTimeoutType.START_TO_CLOSE, 6, null);
    }

    @Test
    void aPollAfterTheDeadlineFindsNothingEvenIfNobodyNoticedTheDeadline() {
        engine.decide(task("10", "NONE", "NONE", "NONE"));
        engine.advanceUnnoticed(Duration.ofSeconds(10));
        assertThat(engine.send(pollForActivityTask("workers")).isDone()).isFalse();
        assertTimedOut(ActivityTaskTimeoutType.SCHEDULE_TO_START, 0, null);
    }

    @Test
    void whatRanOutWhileTheServerWasDownEndsInTheOrderOfItsDeadlines() {
        engine.decide(
                with(task("12", "NONE", "NONE", "NONE"), "activityId", "third"),
                with(task("NONE", "NONE", "5", "NONE"), "activityId", "first"),
                timer("second", 7));
        engine.call(with(pollForActivityTask("workers"), "identity", "takes the first"), ActivityTask.class);
        engine.pollActivity();
        engine.advanceUnnoticed(Duration.ofSeconds(20));
        engine.restart();
        assertThat(typesFrom(8, engine.history(run)))
                .containsExactly(
                        ActivityTaskStarted,
                        ActivityTaskStarted,
                        ActivityTaskTimedOut,
                        DecisionTaskScheduled,
                        TimerFired);
    }

    @Test
    void whatRanOutUnseenEndsInTheOrderOfItsDeadlines() {
        engine.decide(
                with(task("12", "NONE", "NONE", "NONE"), "activityId", "third"),
                with(task("5", "NONE", "NONE", "NONE"), "activityId", "first"),
                timer("second", 7));
        engine.advanceUnnoticed(Duration.ofSeconds(20));
        engine.restart();
        assertThat(typesFrom(8, engine.history(run)))
                .containsExactly(ActivityTaskTimedOut, DecisionTaskScheduled, TimerFired, ActivityTaskTimedOut);
        assertThat(Histories.all(dev.furrow.api.event.ActivityTaskTimedOut.class, engine.history(run)))
                .extracting(dev.furrow.api.event.ActivityTaskTimedOut::scheduledEventId)
                .isEqualTo(List.of(6L, 5L));
    }

    @Test
    void deadlinesOutliveARestart() {
        engine.decide(task("NONE", "NONE", "10", "NONE"));
        engine.pollActivity();
        after(6);
        engine.restart();
        engine.advance(Duration.ofMillis(3_999));
        assertThat(timedOut()).isFalse();
        engine.advance(Duration.ofMillis(1));
        assertTimedOut(ActivityTaskTimeoutType.START_TO_CLOSE, 6, null);
    }
}
