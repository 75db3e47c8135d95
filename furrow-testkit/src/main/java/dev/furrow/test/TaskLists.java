package dev.furrow.test;

import dev.furrow.api.TaskList;
import dev.furrow.api.decision.ContinueAsNewWorkflowExecutionDecision;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.operation.RegisterActivityTypeRequest;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The task lists that anybody has named, on which tasks may wait. In production each has workers of its own; in a
/// test the one worker takes the tasks of them all.
final class TaskLists {
    private final List<String> forDecisions;
    private final List<String> forActivities;

    /// @param first the worker's own
    TaskLists(String first) {
        forDecisions = new CopyOnWriteArrayList<>(Set.of(first));
        forActivities = new CopyOnWriteArrayList<>(Set.of(first));
    }

    List<String> forDecisions() {
        return forDecisions;
    }

    List<String> forActivities() {
        return forActivities;
    }

    /// Remembers what a request names.
    void notice(Request request) {
        switch (request) {
            case StartWorkflowExecutionRequest start -> add(forDecisions, start.taskList());
            case RegisterWorkflowTypeRequest type -> add(forDecisions, type.defaultTaskList());
            case RegisterActivityTypeRequest type -> add(forActivities, type.defaultTaskList());
            case RespondDecisionTaskCompletedRequest answer -> {
                List<Decision> decisions = answer.decisions();
                if (decisions != null) {
                    decisions.forEach(this::notice);
                }
            }
            default -> {}
        }
    }

    private void notice(Decision decision) {
        switch (decision) {
            case ScheduleActivityTaskDecision activity -> add(forActivities, activity.taskList());
            case StartChildWorkflowExecutionDecision child -> add(forDecisions, child.taskList());
            case ContinueAsNewWorkflowExecutionDecision next -> add(forDecisions, next.taskList());
            default -> {}
        }
    }

    private static void add(List<String> known, @Nullable TaskList list) {
        if (list != null && !known.contains(list.name())) {
            known.add(list.name());
        }
    }
}
