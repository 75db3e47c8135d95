package dev.furrow.engine.operation;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.DescribeWorkflowExecutionRequest;
import dev.furrow.api.operation.WorkflowExecutionDetail;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.lane.Urgency;
import dev.furrow.engine.turn.Turn;

/// Shows a run: an open one from its lane's memory, a closed one as it was stored when it closed.
final class DescribeWorkflowExecution extends RequestWork {
    private final DescribeWorkflowExecutionRequest request;

    DescribeWorkflowExecution(DescribeWorkflowExecutionRequest request, Parts parts, Reply reply) {
        super(parts, reply);
        this.request = request;
    }

    @Override
    public Urgency urgency() {
        return Urgency.LOOKS;
    }

    @Override
    public boolean writes() {
        return false;
    }

    @Override
    public void decide(Turn turn) {
        String workflowId = request.execution().workflowId();
        RunId runId = RunId.parse(request.execution().runId());
        if (runId == null) {
            throw Fault.unknownExecution(request.execution());
        }
        WorkflowExecutionState execution = turn.peek(request.domain(), workflowId);
        if (execution != null && execution.key().runId().equals(runId)) {
            turn.answer(Answer.of(execution.detail()));
        } else {
            turn.answerFromStore(() -> closed(new RunKey(request.domain(), workflowId, runId)));
        }
    }

    private Answer closed(RunKey key) {
        WorkflowExecutionDetail detail = ClosedRuns.find(key, parts());
        if (detail == null) {
            throw Fault.unknownExecution(request.execution());
        }
        return Answer.of(detail);
    }
}
