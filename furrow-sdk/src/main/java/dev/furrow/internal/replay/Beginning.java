package dev.furrow.internal.replay;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.WorkflowExecutionStarted;
import dev.furrow.internal.contract.TimeLimit;
import dev.furrow.workflow.WorkflowInfo;
import java.util.List;

/// What the first event of a history says about the execution, and what is learnt later.
final class Beginning {
    private Beginning() {}

    static WorkflowInfo info(
            String domain, WorkflowExecution id, HistoryEvent event, WorkflowExecutionStarted started) {
        WorkflowExecution parent = started.parentWorkflowExecution();
        String priority = started.taskPriority();
        return new WorkflowInfo(
                domain,
                id.workflowId(),
                id.runId(),
                started.workflowType().name(),
                started.workflowType().version(),
                started.taskList().name(),
                event.eventTimestamp(),
                TimeLimit.fromWire(started.executionStartToCloseTimeout()),
                Policies.fromWire(started.childPolicy()),
                started.tagList() == null ? List.of() : List.copyOf(started.tagList()),
                priority == null ? null : Integer.valueOf(priority),
                started.lambdaRole(),
                parent == null ? null : parent.workflowId(),
                parent == null ? null : parent.runId(),
                started.continuedExecutionRunId(),
                false);
    }

    /// The same, after somebody has asked it to cancel.
    static WorkflowInfo cancelRequested(WorkflowInfo info) {
        return new WorkflowInfo(
                info.domain(),
                info.workflowId(),
                info.runId(),
                info.type(),
                info.version(),
                info.taskList(),
                info.startedAt(),
                info.executionTimeout(),
                info.childPolicy(),
                info.tags(),
                info.priority(),
                info.lambdaRole(),
                info.parentWorkflowId(),
                info.parentRunId(),
                info.continuedRunId(),
                true);
    }
}
