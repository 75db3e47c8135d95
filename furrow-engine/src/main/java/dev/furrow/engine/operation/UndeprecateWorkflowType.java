package dev.furrow.engine.operation;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.UndeprecateWorkflowTypeRequest;
import dev.furrow.api.operation.WorkflowTypeDetail;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Turn;

/// Allows a deprecated workflow type again.
final class UndeprecateWorkflowType extends RegistryWork {
    private final UndeprecateWorkflowTypeRequest request;

    UndeprecateWorkflowType(UndeprecateWorkflowTypeRequest request, Parts parts, Reply reply) {
        super(parts, reply);
        this.request = request;
    }

    @Override
    public void decide(Turn turn) {
        WorkflowTypeDetail type = working().workflowType(request.domain(), request.workflowType());
        if (type.typeInfo().status() == RegistrationStatus.REGISTERED) {
            throw new Fault(FaultType.TYPE_ALREADY_EXISTS, Fault.describe(request.workflowType()));
        }
        change(turn, new RegistryChange.PutWorkflowType(domain(request.domain()), TypeStatus.registered(type)));
        turn.answer(Answer.EMPTY);
    }
}
