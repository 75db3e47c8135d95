package dev.furrow.engine.operation;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.fault.Fault;
import dev.furrow.engine.execution.ActivityTask;
import dev.furrow.engine.execution.DecisionTask;
import dev.furrow.engine.execution.TaskKind;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.token.TaskToken;
import dev.furrow.engine.turn.Turn;
import org.jspecify.annotations.Nullable;

/// The task that a token names: first in which run, from the token alone; then, on the run's lane, whether it is
/// still open (specification, section 5.6).
record TaskOfToken(TaskToken token, String domain) {

    /// @throws Fault ValidationException if the token is none of this kind from this server
    static TaskOfToken open(String text, TaskKind kind, Parts parts) {
        TaskToken token = TaskToken.open(text, kind, parts.seal());
        DomainRecord domain = parts.registry().findDomain(token.domainNumber());
        if (domain == null) {
            throw Fault.invalidToken();
        }
        return new TaskOfToken(token, domain.name());
    }

    /// @throws Fault UnknownResourceFault if the run has closed
    WorkflowExecutionState execution(Turn turn) {
        return require(turn.open(domain, token.workflowId(), token.runId()));
    }

    /// As [#execution], without doing what is overdue.
    WorkflowExecutionState peek(Turn turn) {
        WorkflowExecutionState open = turn.peek(domain, token.workflowId());
        return require(open != null && open.key().runId().equals(token.runId()) ? open : null);
    }

    /// @throws Fault UnknownResourceFault if the task is completed or has timed out
    DecisionTask decisionTask(WorkflowExecutionState execution) {
        DecisionTask task = execution.decisionTasks().current();
        if (task == null
                || task.scheduledEventId() != token.scheduledEventId()
                || task.startedEventId() != token.startedEventId()) {
            throw Fault.unknownDecisionTask(token.scheduledEventId());
        }
        return task;
    }

    /// @throws Fault UnknownResourceFault if the task is closed
    ActivityTask activityTask(WorkflowExecutionState execution) {
        ActivityTask task = execution.activityTasks().scheduledBy(token.scheduledEventId());
        if (task == null || task.startedEventId() != token.startedEventId()) {
            throw Fault.unknownActivityTask(token.scheduledEventId());
        }
        return task;
    }

    private WorkflowExecutionState require(@Nullable WorkflowExecutionState execution) {
        if (execution == null) {
            throw Fault.unknownExecution(
                    new WorkflowExecution(token.workflowId(), token.runId().toString()));
        }
        return execution;
    }
}
