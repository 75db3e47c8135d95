package dev.furrow.engine.operation;

import dev.furrow.api.event.WorkflowExecutionSignaled;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.lane.Urgency;
import dev.furrow.engine.turn.Turn;

/// Adds a signal to the history of an open run. Signals are never merged.
final class SignalWorkflowExecution extends RequestWork {
    private final SignalWorkflowExecutionRequest request;

    SignalWorkflowExecution(SignalWorkflowExecutionRequest request, Parts parts, Reply reply) {
        super(parts, reply);
        this.request = request;
    }

    @Override
    public Urgency urgency() {
        return Urgency.BEGINS;
    }

    @Override
    public void decide(Turn turn) {
        WorkflowExecutionState execution =
                OpenRunOf.find(request.domain(), request.workflowId(), request.runId(), turn);
        turn.appendAndAsk(execution, new WorkflowExecutionSignaled(request.signalName(), request.input(), null, 0));
        turn.answer(Answer.EMPTY);
    }
}
