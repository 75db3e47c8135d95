package dev.furrow;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.WorkflowExecutionCanceled;
import dev.furrow.api.event.WorkflowExecutionCompleted;
import dev.furrow.api.event.WorkflowExecutionContinuedAsNew;
import dev.furrow.api.event.WorkflowExecutionFailed;
import dev.furrow.api.event.WorkflowExecutionTerminated;
import dev.furrow.api.event.WorkflowExecutionTimedOut;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Waits for the last event of an execution.
final class Closing {
    private static final Duration FOREVER = Duration.ofDays(10_000);

    private Closing() {}

    /// The end of an execution.
    ///
    /// @param run the run that it came to
    record End(WorkflowExecution run, EventAttributes event) {}

    /// Waits for the end, through all runs.
    static End await(Furrow furrow, WorkflowExecution first) throws InterruptedException {
        End end = null;
        while (end == null) {
            end = await(furrow, first, FOREVER);
        }
        return end;
    }

    /// Waits for the end, through all runs, for a while.
    ///
    /// @return null if it has not come by then
    static @Nullable End await(Furrow furrow, WorkflowExecution first, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        WorkflowExecution run = first;
        Patience patience = new Patience(furrow);
        while (true) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            EventAttributes last = lastEvent(furrow, run, patience, left);
            if (last instanceof WorkflowExecutionContinuedAsNew next) {
                run = new WorkflowExecution(run.workflowId(), next.newExecutionRunId());
                patience = new Patience(furrow);
            } else if (last != null && closes(last)) {
                return new End(run, last);
            } else if (end - System.nanoTime() <= 0) {
                return null;
            } else {
                patience.pause(Duration.ofNanos(end - System.nanoTime()));
            }
        }
    }

    /// The last event of a run: a page of one, from the end. Where the service can wait for the end of the run, it
    /// does.
    private static @Nullable EventAttributes lastEvent(
            Furrow furrow, WorkflowExecution run, Patience patience, Duration atMost) throws InterruptedException {
        var request = new GetWorkflowExecutionHistoryRequest(furrow.options().domain(), run, null, 1, true);
        List<HistoryEvent> events =
                patience.history(request, Long.MAX_VALUE, atMost).events();
        return events.isEmpty() ? null : events.getFirst().attributes();
    }

    /// Whether nothing follows it in its run.
    static boolean closes(EventAttributes event) {
        return event instanceof WorkflowExecutionContinuedAsNew
                || event instanceof WorkflowExecutionCompleted
                || event instanceof WorkflowExecutionFailed
                || event instanceof WorkflowExecutionCanceled
                || event instanceof WorkflowExecutionTimedOut
                || event instanceof WorkflowExecutionTerminated;
    }
}
