package dev.furrow.engine.operation;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.DeleteWorkflowTypeRequest;
import dev.furrow.api.operation.WorkflowTypeDetail;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Turn;

/// Removes a deprecated workflow type. What was begun with it goes on; its name and version may be registered again.
final class DeleteWorkflowType extends RegistryWork {
    private final DeleteWorkflowTypeRequest request;

    DeleteWorkflowType(DeleteWorkflowTypeRequest request, Parts parts, Reply reply) {
        super(parts, reply);
        this.request = request;
    }

    @Override
    public void decide(Turn turn) {
        WorkflowTypeDetail type = working().workflowType(request.domain(), request.workflowType());
        if (type.typeInfo().status() == RegistrationStatus.REGISTERED) {
            throw new Fault(
                    FaultType.TYPE_NOT_DEPRECATED,
                    "The type is currently registered and cannot be deleted in its current state");
        }
        change(turn, new RegistryChange.DeleteWorkflowType(domain(request.domain()), request.workflowType()));
        turn.answer(Answer.EMPTY);
    }
}
