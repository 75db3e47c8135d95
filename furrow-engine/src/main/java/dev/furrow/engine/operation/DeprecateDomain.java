package dev.furrow.engine.operation;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.ActivityTypeDetail;
import dev.furrow.api.operation.DeprecateDomainRequest;
import dev.furrow.api.operation.WorkflowTypeDetail;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Turn;
import java.util.List;

/// Bars a domain and all its types from new runs. Runs that are open go on.
final class DeprecateDomain extends RegistryWork {
    private final DeprecateDomainRequest request;

    DeprecateDomain(DeprecateDomainRequest request, Parts parts, Reply reply) {
        super(parts, reply);
        this.request = request;
    }

    @Override
    public void decide(Turn turn) {
        DomainRecord before = domain(request.name());
        if (before.isDeprecated()) {
            throw new Fault(FaultType.DOMAIN_DEPRECATED, request.name());
        }
        DomainRecord domain = before.withStatus(RegistrationStatus.DEPRECATED);
        change(turn, new RegistryChange.PutDomain(domain));
        for (WorkflowTypeDetail type : List.copyOf(working().workflowTypes(domain.name()))) {
            if (type.typeInfo().status() == RegistrationStatus.REGISTERED) {
                change(turn, new RegistryChange.PutWorkflowType(domain, TypeStatus.deprecated(type, turn.now())));
            }
        }
        for (ActivityTypeDetail type : List.copyOf(working().activityTypes(domain.name()))) {
            if (type.typeInfo().status() == RegistrationStatus.REGISTERED) {
                change(turn, new RegistryChange.PutActivityType(domain, TypeStatus.deprecated(type, turn.now())));
            }
        }
        turn.answer(Answer.EMPTY);
    }
}
