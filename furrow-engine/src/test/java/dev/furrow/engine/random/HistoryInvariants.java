package dev.furrow.engine.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.*;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.api.operation.WorkflowExecutionOpenCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The invariants of appendix C of the specification, as far as histories show them. Knows the rules of section 3.3
/// and 5.1 by itself, not through the engine's code.
final class HistoryInvariants {
    /// One run with all that is known of it.
    record KnownRun(WorkflowExecutionInfo info, List<HistoryEvent> history, WorkflowExecutionOpenCounts counts) {
        WorkflowExecution execution() {
            return info.execution();
        }

        boolean isOpen() {
            return info.closeStatus() == null;
        }

        <T extends EventAttributes> List<T> all(Class<T> type) {
            return dev.furrow.engine.Histories.all(type, history);
        }
    }

    private static final Set<EventType> CLOSING = Set.of(
            EventType.WorkflowExecutionCompleted,
            EventType.WorkflowExecutionFailed,
            EventType.WorkflowExecutionCanceled,
            EventType.WorkflowExecutionTerminated,
            EventType.WorkflowExecutionTimedOut,
            EventType.WorkflowExecutionContinuedAsNew);

    private static final Set<EventType> NOT_ASKING = Set.of(
            EventType.ActivityTaskScheduled,
            EventType.ActivityTaskStarted,
            EventType.ActivityTaskCancelRequested,
            EventType.TimerStarted,
            EventType.TimerCanceled,
            EventType.MarkerRecorded,
            EventType.StartChildWorkflowExecutionInitiated,
            EventType.SignalExternalWorkflowExecutionInitiated,
            EventType.RequestCancelExternalWorkflowExecutionInitiated,
            EventType.LambdaFunctionScheduled,
            EventType.LambdaFunctionStarted,
            EventType.DecisionTaskScheduled,
            EventType.DecisionTaskStarted,
            EventType.DecisionTaskCompleted);

    private final List<KnownRun> runs;

    HistoryInvariants(List<KnownRun> runs) {
        this.runs = runs;
    }

    void check() {
        for (KnownRun run : runs) {
            idsAreContiguousAndOneCloseIsLast(run);
            timestampsDoNotGoBack(run);
            decisionTasksFollowEachOther(run);
            activityTasksStartAndEndOnce(run);
            countsAreWhatTheHistorySays(run);
            signalsAreAnsweredOnce(run);
            childrenAreReportedOnce(run);
        }
        signalsArriveOnce();
        oneRunOfAWorkflowIdIsOpen();
    }

    private static void idsAreContiguousAndOneCloseIsLast(KnownRun run) {
        List<HistoryEvent> history = run.history;
        for (int i = 0; i < history.size(); i++) {
            assertThat(history.get(i).eventId()).isEqualTo(i + 1L);
        }
        assertThat(history.getFirst().eventType()).isEqualTo(EventType.WorkflowExecutionStarted);
        List<Long> closes = history.stream()
                .filter(event -> CLOSING.contains(event.eventType()))
                .map(HistoryEvent::eventId)
                .toList();
        assertThat(closes).isEqualTo(run.isOpen() ? List.of() : List.of((long) history.size()));
    }

    private static void timestampsDoNotGoBack(KnownRun run) {
        assertThat(run.history).extracting(HistoryEvent::eventTimestamp).isSorted();
    }

    private static void decisionTasksFollowEachOther(KnownRun run) {
        long waiting = 0;
        long current = 0;
        long currentStarted = 0;
        boolean unheard = false;
        for (HistoryEvent event : run.history) {
            switch (event.attributes()) {
                case DecisionTaskScheduled _ -> {
                    assertThat(waiting).as("a task waits already at %s", event).isZero();
                    waiting = event.eventId();
                    unheard = false;
                }
                case DecisionTaskStarted started -> {
                    assertThat(current)
                            .as("a task is current already at %s", event)
                            .isZero();
                    assertThat(started.scheduledEventId()).isEqualTo(waiting);
                    current = waiting;
                    currentStarted = event.eventId();
                    waiting = 0;
                }
                case DecisionTaskCompleted completed -> {
                    assertThat(completed.scheduledEventId()).isEqualTo(current);
                    assertThat(completed.startedEventId()).isEqualTo(currentStarted);
                    current = 0;
                }
                case DecisionTaskTimedOut timedOut -> {
                    if (timedOut.timeoutType() == DecisionTaskTimeoutType.START_TO_CLOSE) {
                        assertThat(timedOut.scheduledEventId()).isEqualTo(current);
                        assertThat(timedOut.startedEventId()).isEqualTo(currentStarted);
                        current = 0;
                    } else {
                        assertThat(timedOut.scheduledEventId()).isEqualTo(waiting);
                        assertThat(timedOut.startedEventId()).isZero();
                        waiting = 0;
                    }
                    unheard = waiting == 0;
                }
                default -> unheard |= waiting == 0 && !NOT_ASKING.contains(event.eventType());
            }
        }
        if (run.isOpen()) {
            assertThat(unheard)
                    .as("%s has news that no decider will hear of", run.execution())
                    .isFalse();
        }
        assertThat(run.counts.openDecisionTasks()).isEqualTo(waiting == 0 && current == 0 ? 0 : 1);
    }

    private static void activityTasksStartAndEndOnce(KnownRun run) {
        Set<Long> scheduled = new HashSet<>();
        Map<Long, Long> started = new HashMap<>();
        Set<Long> ended = new HashSet<>();
        for (HistoryEvent event : run.history) {
            switch (event.attributes()) {
                case ActivityTaskScheduled _ -> scheduled.add(event.eventId());
                case ActivityTaskStarted e -> {
                    assertThat(scheduled).contains(e.scheduledEventId());
                    assertThat(started.put(e.scheduledEventId(), event.eventId()))
                            .isNull();
                }
                case ActivityTaskCompleted e -> end(e.scheduledEventId(), e.startedEventId(), started, ended);
                case ActivityTaskFailed e -> end(e.scheduledEventId(), e.startedEventId(), started, ended);
                case ActivityTaskTimedOut e -> end(e.scheduledEventId(), e.startedEventId(), started, ended);
                case ActivityTaskCanceled e -> end(e.scheduledEventId(), e.startedEventId(), started, ended);
                default -> {}
            }
        }
        assertThat(scheduled).containsAll(ended);
    }

    private static void end(long scheduled, long startedId, Map<Long, Long> started, Set<Long> ended) {
        assertThat(startedId).isEqualTo(started.getOrDefault(scheduled, 0L));
        assertThat(ended.add(scheduled)).as("task %s ends twice", scheduled).isTrue();
    }

    private static void countsAreWhatTheHistorySays(KnownRun run) {
        int activities = 0;
        int timers = 0;
        int children = 0;
        int lambdas = 0;
        for (HistoryEvent event : run.history) {
            switch (event.eventType()) {
                case ActivityTaskScheduled -> activities++;
                case ActivityTaskCompleted, ActivityTaskFailed, ActivityTaskTimedOut, ActivityTaskCanceled ->
                    activities--;
                case TimerStarted -> timers++;
                case TimerFired, TimerCanceled -> timers--;
                case StartChildWorkflowExecutionInitiated -> children++;
                case ChildWorkflowExecutionCompleted,
                        ChildWorkflowExecutionFailed,
                        ChildWorkflowExecutionTimedOut,
                        ChildWorkflowExecutionCanceled,
                        ChildWorkflowExecutionTerminated -> children--;
                case StartChildWorkflowExecutionFailed ->
                    children -=
                            ((StartChildWorkflowExecutionFailed) event.attributes()).initiatedEventId() == 0 ? 0 : 1;
                case LambdaFunctionScheduled -> lambdas++;
                case LambdaFunctionCompleted, LambdaFunctionFailed, LambdaFunctionTimedOut, StartLambdaFunctionFailed ->
                    lambdas--;
                default -> {}
            }
        }
        assertThat(run.counts)
                .isEqualTo(new WorkflowExecutionOpenCounts(
                        activities, run.counts.openDecisionTasks(), timers, children, lambdas));
    }

    /// A request to another run that a sender which is still open has made has exactly one answer.
    private static void signalsAreAnsweredOnce(KnownRun run) {
        List<Long> initiated = new ArrayList<>();
        List<Long> answered = new ArrayList<>();
        for (HistoryEvent event : run.history) {
            switch (event.attributes()) {
                case SignalExternalWorkflowExecutionInitiated _ -> initiated.add(event.eventId());
                case RequestCancelExternalWorkflowExecutionInitiated _ -> initiated.add(event.eventId());
                case ExternalWorkflowExecutionSignaled e -> answered.add(e.initiatedEventId());
                case ExternalWorkflowExecutionCancelRequested e -> answered.add(e.initiatedEventId());
                case SignalExternalWorkflowExecutionFailed e -> answered.add(e.initiatedEventId());
                case RequestCancelExternalWorkflowExecutionFailed e -> answered.add(e.initiatedEventId());
                default -> {}
            }
        }
        answered.removeIf(id -> id == 0);
        assertThat(answered).doesNotHaveDuplicates();
        if (run.isOpen()) {
            assertThat(answered).containsExactlyInAnyOrderElementsOf(initiated);
        } else {
            assertThat(initiated).containsAll(answered);
        }
    }

    /// A signal is in at most one history; if its sender was told of the delivery, in exactly one.
    private void signalsArriveOnce() {
        record Sent(WorkflowExecution sender, long initiatedEventId) {}
        List<Sent> arrived = new ArrayList<>();
        List<Sent> confirmed = new ArrayList<>();
        for (KnownRun run : runs) {
            for (WorkflowExecutionSignaled signal : run.all(WorkflowExecutionSignaled.class)) {
                if (signal.externalWorkflowExecution() != null) {
                    arrived.add(new Sent(signal.externalWorkflowExecution(), signal.externalInitiatedEventId()));
                }
            }
            for (ExternalWorkflowExecutionSignaled event : run.all(ExternalWorkflowExecutionSignaled.class)) {
                confirmed.add(new Sent(run.execution(), event.initiatedEventId()));
            }
        }
        assertThat(arrived).doesNotHaveDuplicates().containsAll(confirmed);
    }

    /// A child is reported to its parent once, when the last run of its chain has closed, if the parent is open then.
    private void childrenAreReportedOnce(KnownRun parent) {
        Map<Long, Long> ends = new HashMap<>();
        for (HistoryEvent event : parent.history) {
            Long initiated = switch (event.attributes()) {
                case ChildWorkflowExecutionCompleted e -> e.initiatedEventId();
                case ChildWorkflowExecutionFailed e -> e.initiatedEventId();
                case ChildWorkflowExecutionTimedOut e -> e.initiatedEventId();
                case ChildWorkflowExecutionCanceled e -> e.initiatedEventId();
                case ChildWorkflowExecutionTerminated e -> e.initiatedEventId();
                default -> null;
            };
            if (initiated != null) {
                ends.merge(initiated, 1L, Long::sum);
            }
        }
        for (HistoryEvent event : parent.history) {
            if (event.attributes() instanceof ChildWorkflowExecutionStarted started) {
                long count = ends.getOrDefault(started.initiatedEventId(), 0L);
                assertThat(count).isLessThanOrEqualTo(1);
                if (parent.isOpen()) {
                    KnownRun last = lastOfChain(started.workflowExecution());
                    assertThat(count)
                            .as("reports of %s to %s", last.execution(), parent.execution())
                            .isEqualTo(last.isOpen() ? 0 : 1);
                }
            }
        }
    }

    private KnownRun lastOfChain(WorkflowExecution first) {
        KnownRun run = find(first);
        while (run.info.closeStatus() == CloseStatus.CONTINUED_AS_NEW) {
            String next =
                    run.all(WorkflowExecutionContinuedAsNew.class).getFirst().newExecutionRunId();
            run = find(new WorkflowExecution(first.workflowId(), next));
        }
        return run;
    }

    private KnownRun find(WorkflowExecution execution) {
        return runs.stream()
                .filter(run -> run.execution().equals(execution))
                .findFirst()
                .orElseThrow(() -> new AssertionError(execution + " is in no list"));
    }

    /// Runs of one workflowId that begin at the same instant follow each other in the order in which they end: all
    /// but the last of them have ended at that instant.
    private void oneRunOfAWorkflowIdIsOpen() {
        Function<KnownRun, String> id = run -> run.execution().workflowId();
        Comparator<KnownRun> inOrder = Comparator.<KnownRun, Instant>comparing(run -> run.info.startTimestamp())
                .thenComparing(run -> run.isOpen() ? Instant.MAX : run.info.closeTimestamp());
        for (List<KnownRun> same :
                runs.stream().sorted(inOrder).collect(Collectors.groupingBy(id)).values()) {
            for (int i = 1; i < same.size(); i++) {
                KnownRun before = same.get(i - 1);
                KnownRun after = same.get(i);
                assertThat(before.isOpen())
                        .as("%s and %s are open", before.execution(), after.execution())
                        .isFalse();
                assertThat(before.info.closeTimestamp())
                        .as("the end of %s before the begin of %s", before.execution(), after.execution())
                        .isBeforeOrEqualTo(after.info.startTimestamp());
            }
        }
    }
}
