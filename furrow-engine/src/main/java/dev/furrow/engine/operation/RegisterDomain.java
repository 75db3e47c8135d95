package dev.furrow.engine.operation;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.RegisterDomainRequest;
import dev.furrow.api.operation.ResourceTag;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Turn;
import java.util.List;

/// Makes a domain. Domains are never deleted, and a deprecated one keeps its name.
final class RegisterDomain extends RegistryWork {
    private final RegisterDomainRequest request;

    RegisterDomain(RegisterDomainRequest request, Parts parts, Reply reply) {
        super(parts, reply);
        this.request = request;
    }

    @Override
    public void decide(Turn turn) {
        List<ResourceTag> tags =
                ResourceTags.merge(List.of(), request.tags() == null ? List.of() : request.tags(), parts());
        if (working().findDomain(request.name()) != null) {
            throw new Fault(FaultType.DOMAIN_ALREADY_EXISTS, request.name());
        }
        int count = working().domains().size();
        int limit = parts().rules().quotas().domains();
        if (count >= limit) {
            throw Fault.limitExceeded("At most " + limit + " domains may exist");
        }
        change(
                turn,
                new RegistryChange.PutDomain(new DomainRecord(
                        count + 1,
                        request.name(),
                        request.description(),
                        RegistrationStatus.REGISTERED,
                        request.workflowExecutionRetentionPeriodInDays(),
                        tags)));
        turn.answer(Answer.EMPTY);
    }
}
