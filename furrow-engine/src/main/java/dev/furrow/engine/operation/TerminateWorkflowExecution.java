package dev.furrow.engine.operation;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.event.WorkflowExecutionTerminated;
import dev.furrow.api.event.WorkflowExecutionTerminatedCause;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.turn.Turn;

/// Closes an open run at once, whatever is under way in it.
final class TerminateWorkflowExecution extends RequestWork {
    private final TerminateWorkflowExecutionRequest request;

    TerminateWorkflowExecution(TerminateWorkflowExecutionRequest request, Parts parts, Reply reply) {
        super(parts, reply);
        this.request = request;
    }

    @Override
    public void decide(Turn turn) {
        WorkflowExecutionState execution =
                OpenRunOf.find(request.domain(), request.workflowId(), request.runId(), turn);
        ChildPolicy policy =
                request.childPolicy() == null ? execution.settings().childPolicy() : request.childPolicy();
        turn.append(
                execution,
                new WorkflowExecutionTerminated(
                        request.reason(),
                        request.details(),
                        policy,
                        WorkflowExecutionTerminatedCause.OPERATOR_INITIATED));
        turn.answer(Answer.EMPTY);
    }
}
