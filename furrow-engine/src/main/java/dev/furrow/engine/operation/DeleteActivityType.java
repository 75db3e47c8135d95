package dev.furrow.engine.operation;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.ActivityTypeDetail;
import dev.furrow.api.operation.DeleteActivityTypeRequest;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Turn;

/// Removes a deprecated activity type. What was begun with it goes on; its name and version may be registered again.
final class DeleteActivityType extends RegistryWork {
    private final DeleteActivityTypeRequest request;

    DeleteActivityType(DeleteActivityTypeRequest request, Parts parts, Reply reply) {
        super(parts, reply);
        this.request = request;
    }

    @Override
    public void decide(Turn turn) {
        ActivityTypeDetail type = working().activityType(request.domain(), request.activityType());
        if (type.typeInfo().status() == RegistrationStatus.REGISTERED) {
            throw new Fault(
                    FaultType.TYPE_NOT_DEPRECATED,
                    "The type is currently registered and cannot be deleted in its current state");
        }
        change(turn, new RegistryChange.DeleteActivityType(domain(request.domain()), request.activityType()));
        turn.answer(Answer.EMPTY);
    }
}
