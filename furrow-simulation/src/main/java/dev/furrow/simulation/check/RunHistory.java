package dev.furrow.simulation.check;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.WorkflowExecutionCanceled;
import dev.furrow.api.event.WorkflowExecutionCompleted;
import dev.furrow.api.event.WorkflowExecutionContinuedAsNew;
import dev.furrow.api.event.WorkflowExecutionFailed;
import dev.furrow.api.event.WorkflowExecutionStarted;
import dev.furrow.api.event.WorkflowExecutionTerminated;
import dev.furrow.api.event.WorkflowExecutionTimedOut;
import dev.furrow.api.operation.WorkflowExecutionDetail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run as it is read back at the end.
///
/// @param domain its domain
/// @param execution which run
/// @param events its whole history, as `GetWorkflowExecutionHistory` returns it
/// @param detail what `DescribeWorkflowExecution` says; null if nobody asked
public record RunHistory(
        String domain,
        WorkflowExecution execution,
        List<HistoryEvent> events,
        @Nullable WorkflowExecutionDetail detail) {

    /// Whether the history has no closing event.
    public boolean isOpen() {
        return events.isEmpty() || !closes(events.getLast().attributes());
    }

    /// The first event.
    ///
    /// @throws IllegalStateException if it is not what a history begins with
    public WorkflowExecutionStarted started() {
        if (events.isEmpty() || !(events.getFirst().attributes() instanceof WorkflowExecutionStarted started)) {
            throw new IllegalStateException("The history of " + this + " does not begin with WorkflowExecutionStarted");
        }
        return started;
    }

    /// The event of an id; null if there is none.
    public @Nullable HistoryEvent event(long eventId) {
        return eventId < 1 || eventId > events.size() ? null : events.get((int) eventId - 1);
    }

    /// What the event of an id says, if it is of a class; null if not.
    public <T extends EventAttributes> @Nullable T attributes(long eventId, Class<T> type) {
        HistoryEvent event = event(eventId);
        return event == null || !type.isInstance(event.attributes()) ? null : type.cast(event.attributes());
    }

    /// Whether an event ends its history.
    public static boolean closes(EventAttributes attributes) {
        return switch (attributes) {
            case WorkflowExecutionCompleted _,
                    WorkflowExecutionFailed _,
                    WorkflowExecutionCanceled _,
                    WorkflowExecutionContinuedAsNew _,
                    WorkflowExecutionTerminated _,
                    WorkflowExecutionTimedOut _ -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return domain + "/" + execution.workflowId() + "/" + execution.runId();
    }
}
