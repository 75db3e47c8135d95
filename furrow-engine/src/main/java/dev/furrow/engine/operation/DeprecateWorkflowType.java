package dev.furrow.engine.operation;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.DeprecateWorkflowTypeRequest;
import dev.furrow.api.operation.WorkflowTypeDetail;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Turn;

/// Bars a workflow type from new use.
final class DeprecateWorkflowType extends RegistryWork {
    private final DeprecateWorkflowTypeRequest request;

    DeprecateWorkflowType(DeprecateWorkflowTypeRequest request, Parts parts, Reply reply) {
        super(parts, reply);
        this.request = request;
    }

    @Override
    public void decide(Turn turn) {
        WorkflowTypeDetail type = working().workflowType(request.domain(), request.workflowType());
        if (type.typeInfo().status() == RegistrationStatus.DEPRECATED) {
            throw new Fault(FaultType.TYPE_DEPRECATED, Fault.describe(request.workflowType()));
        }
        change(
                turn,
                new RegistryChange.PutWorkflowType(domain(request.domain()), TypeStatus.deprecated(type, turn.now())));
        turn.answer(Answer.EMPTY);
    }
}
