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
    static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
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
        Duration pause = FIRST_PAUSE;
        while (true) {
            EventAttributes last = lastEvent(furrow, run);
            if (last instanceof WorkflowExecutionContinuedAsNew next) {
                run = new WorkflowExecution(run.workflowId(), next.newExecutionRunId());
                pause = FIRST_PAUSE;
            } else if (last != null && closes(last)) {
                return new End(run, last);
            } else {
                Duration left = Duration.ofNanos(end - System.nanoTime());
                if (left.isNegative() || left.isZero()) {
                    return null;
                }
                furrow.transport().pause(left.compareTo(pause) < 0 ? left : pause);
                pause = longer(pause);
            }
        }
    }

    /// The pause after a pause, where nobody tells when it is over.
    static Duration longer(Duration pause) {
        Duration longer = pause.multipliedBy(3).dividedBy(2);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    /// The last event so far: a page of one, from the end.
    private static @Nullable EventAttributes lastEvent(Furrow furrow, WorkflowExecution run) {
        List<HistoryEvent> events = furrow.swf()
                .getWorkflowExecutionHistory(
                        new GetWorkflowExecutionHistoryRequest(furrow.options().domain(), run, null, 1, true))
                .events();
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
