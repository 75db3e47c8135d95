package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.DURATION_IN_SECONDS_OPTIONAL;
import static dev.furrow.api.shape.TextKind.TASK_TOKEN;

import dev.furrow.api.TaskList;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.shape.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ends a decision task with its decisions.
///
/// @param taskToken names the task towards the service; opaque
/// @param decisions what to do, in this order
/// @param executionContext the decider's own note about the run; absent leaves the last one standing
/// @param taskList the list on which tasks wait
/// @param taskListScheduleToStartTimeout seconds that a task may wait on the given list before the list reverts;
///         absent makes the list permanent
public record RespondDecisionTaskCompletedRequest(
        @Text(TASK_TOKEN) String taskToken,
        @Nullable List<Decision> decisions,
        @Text(DATA) @Nullable String executionContext,
        @Nullable TaskList taskList,
        @Text(DURATION_IN_SECONDS_OPTIONAL) @Nullable String taskListScheduleToStartTimeout)
        implements Request {
    /// Only the last decision may close the run. The service looks at this before it looks at anything else of the
    /// batch, a decision of an unknown kind included.
    @Override
    public void checkBeforeConstraints() {
        if (decisions == null) {
            return;
        }
        for (int i = 0; i < decisions.size() - 1; i++) {
            // An element that could not be read is null here, whatever the declared type says.
            @Nullable Decision decision = decisions.get(i);
            if (decision != null && decision.closes()) {
                throw Fault.validation("Close must be last decision in list");
            }
        }
    }
}
