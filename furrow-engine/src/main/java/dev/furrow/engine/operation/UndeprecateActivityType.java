package dev.furrow.engine.operation;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.ActivityTypeDetail;
import dev.furrow.api.operation.UndeprecateActivityTypeRequest;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Turn;

/// Allows a deprecated activity type again.
final class UndeprecateActivityType extends RegistryWork {
    private final UndeprecateActivityTypeRequest request;

    UndeprecateActivityType(UndeprecateActivityTypeRequest request, Parts parts, Reply reply) {
        super(parts, reply);
        this.request = request;
    }

    @Override
    public void decide(Turn turn) {
        ActivityTypeDetail type = working().activityType(request.domain(), request.activityType());
        if (type.typeInfo().status() == RegistrationStatus.REGISTERED) {
            throw new Fault(FaultType.TYPE_ALREADY_EXISTS, Fault.describe(request.activityType()));
        }
        change(turn, new RegistryChange.PutActivityType(domain(request.domain()), TypeStatus.registered(type)));
        turn.answer(Answer.EMPTY);
    }
}
