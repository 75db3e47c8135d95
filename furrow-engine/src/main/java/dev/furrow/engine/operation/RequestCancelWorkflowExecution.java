package dev.furrow.engine.operation;

import dev.furrow.api.event.WorkflowExecutionCancelRequested;
import dev.furrow.api.operation.RequestCancelWorkflowExecutionRequest;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.turn.Turn;

/// Asks the decider of an open run to wind it up. What is under way in the run is not touched.
final class RequestCancelWorkflowExecution extends RequestWork {
    private final RequestCancelWorkflowExecutionRequest request;

    RequestCancelWorkflowExecution(RequestCancelWorkflowExecutionRequest request, Parts parts, Reply reply) {
        super(parts, reply);
        this.request = request;
    }

    @Override
    public void decide(Turn turn) {
        WorkflowExecutionState execution =
                OpenRunOf.find(request.domain(), request.workflowId(), request.runId(), turn);
        turn.appendAndAsk(execution, new WorkflowExecutionCancelRequested(null, 0, null));
        turn.answer(Answer.EMPTY);
    }
}
