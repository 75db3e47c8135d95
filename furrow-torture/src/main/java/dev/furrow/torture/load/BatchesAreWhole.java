package dev.furrow.torture.load;

import dev.furrow.api.decision.*;
import dev.furrow.api.event.*;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.simulation.check.Call;
import dev.furrow.simulation.check.Evidence;
import dev.furrow.simulation.check.RunHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The fourteenth invariant: a batch of decisions is one transaction. Behind the event of an acknowledged one stand
/// those of all its decisions, in their order. The simulation has the reference model for this.
final class BatchesAreWhole {
    private record Place(RunHistory run, int index) {}

    private BatchesAreWhole() {}

    /// @return one line for each violation
    static List<String> check(Evidence evidence) {
        Map<String, Place> completed = new HashMap<>();
        for (RunHistory run : evidence.runs()) {
            for (int i = 0; i < run.events().size(); i++) {
                if (run.events().get(i).attributes() instanceof DecisionTaskCompleted event
                        && event.executionContext() != null) {
                    completed.put(event.executionContext(), new Place(run, i));
                }
            }
        }
        List<String> problems = new ArrayList<>();
        for (Call call : evidence.calls()) {
            if (call.isOk()
                    && call.request() instanceof RespondDecisionTaskCompletedRequest request
                    && request.decisions() != null) {
                // Without a place it is lost, and the checker says so.
                Place place = completed.get(request.executionContext());
                if (place != null && !isWhole(request.decisions(), place)) {
                    problems.add("I14 a batch is one transaction: " + call + " is not behind event "
                            + (place.index() + 1) + " of " + place.run());
                }
            }
        }
        return problems;
    }

    private static boolean isWhole(List<Decision> decisions, Place place) {
        List<HistoryEvent> events = place.run().events();
        int at = place.index() + 1;
        for (Decision decision : decisions) {
            if (at >= events.size() || !follows(decision, events.get(at).attributes())) {
                return false;
            }
            at++;
        }
        return true;
    }

    /// Whether an event is what a decision must lead to.
    private static boolean follows(Decision decision, EventAttributes event) {
        return switch (decision) {
            case StartTimerDecision timer ->
                event instanceof TimerStarted started && started.timerId().equals(timer.timerId());
            case ScheduleActivityTaskDecision activity ->
                event instanceof ActivityTaskScheduled scheduled
                        && scheduled.activityId().equals(activity.activityId());
            case StartChildWorkflowExecutionDecision child ->
                event instanceof StartChildWorkflowExecutionInitiated initiated
                        && initiated.workflowId().equals(child.workflowId());
            case CancelTimerDecision timer ->
                (event instanceof TimerCanceled canceled && canceled.timerId().equals(timer.timerId()))
                        || (event instanceof CancelTimerFailed failed
                                && failed.timerId().equals(timer.timerId()));
            case SignalExternalWorkflowExecutionDecision signal ->
                event instanceof SignalExternalWorkflowExecutionInitiated initiated
                        && Objects.equals(signal.input(), initiated.input());
            case RequestCancelActivityTaskDecision _ -> event instanceof RequestCancelActivityTaskFailed;
            case RecordMarkerDecision marker ->
                event instanceof MarkerRecorded recorded && Objects.equals(marker.details(), recorded.details());
            case CompleteWorkflowExecutionDecision complete ->
                event instanceof CompleteWorkflowExecutionFailed
                        || (event instanceof WorkflowExecutionCompleted completed
                                && Objects.equals(complete.result(), completed.result()));
            case FailWorkflowExecutionDecision fail ->
                event instanceof FailWorkflowExecutionFailed
                        || (event instanceof WorkflowExecutionFailed failed
                                && Objects.equals(fail.reason(), failed.reason()));
            case ContinueAsNewWorkflowExecutionDecision next ->
                event instanceof ContinueAsNewWorkflowExecutionFailed
                        || (event instanceof WorkflowExecutionContinuedAsNew continued
                                && Objects.equals(next.input(), continued.input()));
            default -> throw new IllegalStateException("Nobody decides " + decision);
        };
    }
}
