package dev.furrow.engine.turn;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.CloseStatus;
import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.WorkflowExecutionCanceled;
import dev.furrow.api.event.WorkflowExecutionCompleted;
import dev.furrow.api.event.WorkflowExecutionFailed;
import dev.furrow.api.event.WorkflowExecutionTerminated;
import dev.furrow.api.event.WorkflowExecutionTimedOut;
import dev.furrow.engine.execution.ChildExecutions;
import dev.furrow.engine.execution.ParentLink;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.message.MessageContent.ApplyChildPolicy;
import dev.furrow.engine.message.MessageContent.ChildClosed;
import org.jspecify.annotations.Nullable;

/// Whom a run tells that it has closed (specification, sections 8.1 to 8.3): its parent, unless it goes on as a new
/// run; and, if it was terminated or timed out, its open children.
final class Closing {
    private Closing() {}

    static void tellOthers(WorkflowExecutionState closed, EventAttributes closing, Turn turn) {
        switch (closing) {
            case WorkflowExecutionCompleted e ->
                tellParent(closed, CloseStatus.COMPLETED, e.result(), null, null, turn);
            case WorkflowExecutionFailed e ->
                tellParent(closed, CloseStatus.FAILED, null, e.reason(), e.details(), turn);
            case WorkflowExecutionCanceled e -> tellParent(closed, CloseStatus.CANCELED, null, null, e.details(), turn);
            case WorkflowExecutionTerminated e -> {
                tellParent(closed, CloseStatus.TERMINATED, null, null, null, turn);
                applyPolicy(closed, e.childPolicy(), turn);
            }
            case WorkflowExecutionTimedOut e -> {
                tellParent(closed, CloseStatus.TIMED_OUT, null, null, null, turn);
                applyPolicy(closed, e.childPolicy(), turn);
            }
            // A run that continues as new is not over for its parent.
            default -> {}
        }
    }

    private static void tellParent(
            WorkflowExecutionState closed,
            CloseStatus status,
            @Nullable String result,
            @Nullable String reason,
            @Nullable String details,
            Turn turn) {
        ParentLink parent = closed.parent();
        if (parent == null) {
            return;
        }
        ChildClosed content = new ChildClosed(
                parent.execution().runId(),
                parent.initiatedEventId(),
                closed.execution(),
                closed.workflowType(),
                status,
                result,
                reason,
                details);
        turn.send(closed, closed.lastEventId(), 0, parent.execution().workflowId(), content);
    }

    private static void applyPolicy(WorkflowExecutionState closed, ChildPolicy policy, Turn turn) {
        if (policy == ChildPolicy.ABANDON) {
            return;
        }
        for (ChildExecutions.Child child : closed.children().open()) {
            ApplyChildPolicy content = new ApplyChildPolicy(closed.execution(), child.initiatedEventId(), policy);
            turn.send(closed, closed.lastEventId(), child.initiatedEventId(), child.workflowId(), content);
        }
    }
}
