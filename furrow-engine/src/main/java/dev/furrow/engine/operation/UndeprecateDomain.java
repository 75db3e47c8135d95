package dev.furrow.engine.operation;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.UndeprecateDomainRequest;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Turn;

/// Allows a deprecated domain again. Types that were deprecated with it stay so.
final class UndeprecateDomain extends RegistryWork {
    private final UndeprecateDomainRequest request;

    UndeprecateDomain(UndeprecateDomainRequest request, Parts parts, Reply reply) {
        super(parts, reply);
        this.request = request;
    }

    @Override
    public void decide(Turn turn) {
        DomainRecord domain = domain(request.name());
        if (!domain.isDeprecated()) {
            throw new Fault(FaultType.DOMAIN_ALREADY_EXISTS, request.name());
        }
        change(turn, new RegistryChange.PutDomain(domain.withStatus(RegistrationStatus.REGISTERED)));
        turn.answer(Answer.EMPTY);
    }
}
