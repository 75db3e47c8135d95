package dev.furrow.engine.execution;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.operation.*;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The decision tasks of a run: both tables of section 5.1 of the specification, and section 5.2.
class DecisionTasksTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final WorkflowExecution run = engine.start("wf");

    private void terminate() {
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "wf", null, null, null, null));
    }

    private boolean waits() {
        return engine.decisionTaskWaits("deciders");
    }

    @Nested
    class AnEventThatAsksForATask {
        @Test
        void isCoalescedWhileATaskWaits() {
            engine.signal(run, "one");
            engine.signal(run, "two");
            assertThat(typesFrom(2, engine.history(run)))
                    .containsExactly(DecisionTaskScheduled, WorkflowExecutionSignaled, WorkflowExecutionSignaled);
            assertThat(engine.pollDecision().events()).hasSize(5);
        }

        @Test
        void schedulesATaskThatCanBeTakenWhenThereIsNone() {
            engine.decide();
            assertThat(waits()).isFalse();
            engine.signal(run, "one");
            assertThat(typesFrom(5, engine.history(run)))
                    .containsExactly(WorkflowExecutionSignaled, DecisionTaskScheduled);
            assertThat(waits()).isTrue();
        }

        @Test
        void schedulesATaskThatIsHeldBackWhileOneIsCurrent() {
            DecisionTask current = engine.pollDecision();
            engine.signal(run, "one");
            assertThat(typesFrom(3, engine.history(run)))
                    .containsExactly(DecisionTaskStarted, WorkflowExecutionSignaled, DecisionTaskScheduled);
            assertThat(waits()).isFalse();
            assertThat(engine.send(pollForDecisionTask("deciders")).isDone()).isFalse();
            engine.complete(current);
        }

        @Test
        void isCoalescedWhileATaskIsHeldBack() {
            engine.pollDecision();
            engine.signal(run, "one");
            engine.signal(run, "two");
            assertThat(typesFrom(3, engine.history(run)))
                    .containsExactly(
                            DecisionTaskStarted,
                            WorkflowExecutionSignaled,
                            DecisionTaskScheduled,
                            WorkflowExecutionSignaled);
        }

        @Test
        void hasTheTimestampOfItsDecisionTask() {
            engine.decide();
            engine.advance(Duration.ofSeconds(1));
            engine.signal(run, "one");
            List<HistoryEvent> history = engine.history(run);
            assertThat(history.get(5).eventTimestamp()).isEqualTo(history.get(4).eventTimestamp());
        }
    }

    @Nested
    class Happenings {
        @Test
        void aPollMakesTheWaitingTaskTheCurrentOne() {
            DecisionTask task = engine.pollDecision();
            assertThat(task.startedEventId()).isEqualTo(3);
            assertThat(Histories.only(dev.furrow.api.event.DecisionTaskStarted.class, engine.history(run))
                            .scheduledEventId())
                    .isEqualTo(2);
            assertThat(waits()).isFalse();
        }

        @Test
        void aCompletionLetsTheTaskGoThatWasHeldBack() {
            DecisionTask first = engine.pollDecision();
            engine.signal(run, "one");
            engine.complete(first);
            assertThat(typesFrom(4, engine.history(run)))
                    .containsExactly(WorkflowExecutionSignaled, DecisionTaskScheduled, DecisionTaskCompleted);
            assertThat(waits()).isTrue();
            assertThat(engine.pollDecision().previousStartedEventId()).isEqualTo(3);
            assertThat(Histories.last(dev.furrow.api.event.DecisionTaskStarted.class, engine.history(run))
                            .scheduledEventId())
                    .isEqualTo(5);
        }

        @Test
        void aCompletionWithNothingNewSchedulesNothing() {
            engine.decide();
            assertThat(typesFrom(3, engine.history(run))).containsExactly(DecisionTaskStarted, DecisionTaskCompleted);
            assertThat(waits()).isFalse();
        }

        @Test
        void aTimeoutSchedulesANewTaskWhenNoneWaits() {
            engine.pollDecision();
            engine.advance(Duration.ofSeconds(30));
            List<HistoryEvent> history = engine.history(run);
            assertThat(typesFrom(3, history))
                    .containsExactly(DecisionTaskStarted, DecisionTaskTimedOut, DecisionTaskScheduled);
            assertThat(history.get(4).eventTimestamp()).isEqualTo(history.get(3).eventTimestamp());
            assertThat(waits()).isTrue();
        }

        @Test
        void aTimeoutLetsTheTaskGoThatWasHeldBack() {
            engine.pollDecision();
            engine.signal(run, "one");
            engine.advance(Duration.ofSeconds(30));
            assertThat(typesFrom(4, engine.history(run)))
                    .containsExactly(WorkflowExecutionSignaled, DecisionTaskScheduled, DecisionTaskTimedOut);
            assertThat(waits()).isTrue();
        }

        @Test
        void aCloseRemovesCurrentAndWaitingTaskWithoutAnEvent() {
            engine.pollDecision();
            engine.signal(run, "one");
            terminate();
            assertThat(typesFrom(4, engine.history(run)))
                    .containsExactly(WorkflowExecutionSignaled, DecisionTaskScheduled, WorkflowExecutionTerminated);
            assertThat(waits()).isFalse();
        }

        @Test
        void aCloseRemovesTheWaitingTaskFromItsList() {
            terminate();
            assertThat(waits()).isFalse();
            assertThat(engine.send(pollForDecisionTask("deciders")).isDone()).isFalse();
        }
    }

    @Test
    void whatHappensDuringATaskIsRecordedInPlaceAndInOrder() {
        engine.decide(schedule("a1"), timer("t", 5));
        ActivityTask activity = engine.pollActivity();
        engine.signal(run, "wake");
        DecisionTask task = engine.pollDecision();
        engine.complete(activity, null);
        engine.advance(Duration.ofSeconds(5));
        engine.call(new RequestCancelWorkflowExecutionRequest(DOMAIN, "wf", null));
        engine.complete(task, marker("m"));
        assertThat(typesFrom(8, engine.history(run)))
                .containsExactly(
                        WorkflowExecutionSignaled,
                        DecisionTaskScheduled,
                        DecisionTaskStarted,
                        ActivityTaskCompleted,
                        DecisionTaskScheduled,
                        TimerFired,
                        WorkflowExecutionCancelRequested,
                        DecisionTaskCompleted,
                        MarkerRecorded);
        assertThat(engine.pollDecision().events()).hasSize(17);
    }

    @Test
    void whatIsHeldBackAndWhatWaitsOutlivesARestart() {
        DecisionTask current = engine.pollDecision();
        engine.signal(run, "one");
        engine.restart();
        assertThat(waits()).isFalse();
        engine.complete(current);
        engine.restart();
        assertThat(waits()).isTrue();
        assertThat(engine.pollDecision().previousStartedEventId()).isEqualTo(3);
    }
}
