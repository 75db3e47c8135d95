package dev.furrow.engine.operation;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.ActivityTypeDetail;
import dev.furrow.api.operation.DeprecateActivityTypeRequest;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Turn;

/// Bars an activity type from new use.
final class DeprecateActivityType extends RegistryWork {
    private final DeprecateActivityTypeRequest request;

    DeprecateActivityType(DeprecateActivityTypeRequest request, Parts parts, Reply reply) {
        super(parts, reply);
        this.request = request;
    }

    @Override
    public void decide(Turn turn) {
        ActivityTypeDetail type = working().activityType(request.domain(), request.activityType());
        if (type.typeInfo().status() == RegistrationStatus.DEPRECATED) {
            throw new Fault(FaultType.TYPE_DEPRECATED, Fault.describe(request.activityType()));
        }
        change(
                turn,
                new RegistryChange.PutActivityType(domain(request.domain()), TypeStatus.deprecated(type, turn.now())));
        turn.answer(Answer.EMPTY);
    }
}
