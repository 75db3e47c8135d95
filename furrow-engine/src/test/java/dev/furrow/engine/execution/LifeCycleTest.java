package dev.furrow.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.event.*;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a run says of events that cannot have happened.
class LifeCycleTest {
    private static final RunKey RUN = new RunKey("test", "wf", new RunId(1, 1));
    private static final TaskList LIST = new TaskList("l");

    private final List<PendingTask> waiting = new ArrayList<>();
    private final WorkflowExecutionState execution =
            WorkflowExecutionState.begin(RUN, event(1, started()), LifeCycleObserver.NONE);

    private static HistoryEvent event(long id, EventAttributes attributes) {
        return new HistoryEvent(id, Instant.ofEpochMilli(1_000), attributes);
    }

    private static WorkflowExecutionStarted started() {
        return new WorkflowExecutionStarted(
                null,
                "60",
                "10",
                ChildPolicy.ABANDON,
                LIST,
                null,
                new WorkflowType("w", "1"),
                null,
                null,
                null,
                0,
                null);
    }

    private void apply(EventAttributes attributes) {
        execution.apply(event(execution.lastEventId() + 1, attributes), TaskSink.into(waiting));
    }

    private void activityTask() {
        apply(new ActivityTaskScheduled(
                new ActivityType("a", "1"), "a1", null, null, "1", "1", "1", LIST, null, 1, "1"));
    }

    static List<EventAttributes> aboutNothing() {
        return List.of(
                new DecisionTaskStarted(null, 2),
                new DecisionTaskCompleted(null, 2, 3, null, null),
                new DecisionTaskTimedOut(DecisionTaskTimeoutType.START_TO_CLOSE, 2, 3),
                new ActivityTaskStarted(null, 2),
                new ActivityTaskCompleted(null, 2, 3),
                new ActivityTaskCancelRequested(1, "a1"),
                new TimerFired("t", 2),
                new TimerCanceled("t", 2, 1),
                new ChildWorkflowExecutionStarted(RUN.execution(), new WorkflowType("w", "1"), 2),
                new ChildWorkflowExecutionCompleted(RUN.execution(), new WorkflowType("w", "1"), null, 2, 3),
                new ExternalWorkflowExecutionSignaled(RUN.execution(), 2),
                new LambdaFunctionStarted(2),
                new LambdaFunctionCompleted(2, 3, null));
    }

    @Test
    void anImpossibleEventReportsMachineStateAndTrigger() {
        activityTask();
        assertThatThrownBy(() -> apply(new ActivityTaskCompleted(null, 2, 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("activity task")
                .hasMessageContaining("event 2")
                .hasMessageContaining("SCHEDULED")
                .hasMessageContaining("ActivityTaskCompleted");
    }

    @Test
    void aTableThatHasNoRowForTheStateSaysSoToo() {
        assertThatThrownBy(() ->
                        Timers.LIFE_CYCLE.next(Timers.State.FIRED, new TimerFired("t", 7), 7, LifeCycleObserver.NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("timer")
                .hasMessageContaining("event 7")
                .hasMessageContaining("FIRED")
                .hasMessageContaining("TimerFired");
    }

    @ParameterizedTest
    @MethodSource("aboutNothing")
    void anEventAboutNothingNamesTheRunAndItself(EventAttributes event) {
        assertThatThrownBy(() -> apply(event))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(RUN.toString())
                .hasMessageContaining(event.toString());
    }

    @Test
    void aHistoryBeginsWithItsStart() {
        assertThatThrownBy(() -> WorkflowExecutionState.begin(
                        RUN, event(1, new MarkerRecorded("m", null, 1)), LifeCycleObserver.NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("MarkerRecorded");
        assertThatThrownBy(() -> WorkflowExecutionState.begin(RUN, event(2, started()), LifeCycleObserver.NONE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aHistoryHasNoGap() {
        assertThatThrownBy(() -> execution.apply(event(3, new MarkerRecorded("m", null, 1)), TaskSink.into(waiting)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Event 3 cannot follow 1");
    }

    @Test
    void aRunStartsOnce() {
        assertThatThrownBy(() -> apply(started())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothingFollowsTheClose() {
        apply(new WorkflowExecutionCompleted(null, 1));
        assertThatThrownBy(() -> apply(new MarkerRecorded("m", null, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("COMPLETED");
    }

    @Test
    void anObserverHearsOfEveryMove() {
        List<String> moves = new ArrayList<>();
        WorkflowExecutionState observed = WorkflowExecutionState.begin(
                RUN, event(1, started()), (machine, from, event, to) -> moves.add(machine + ": " + from + " " + to));
        observed.apply(event(2, new TimerStarted("t", null, "1", 1)), TaskSink.into(waiting));
        observed.apply(event(3, new TimerFired("t", 2)), TaskSink.into(waiting));
        observed.apply(event(4, new WorkflowExecutionCompleted(null, 1)), TaskSink.into(waiting));
        assertThat(moves).containsExactly("timer: RUNNING FIRED", "execution: OPEN COMPLETED");
    }
}
