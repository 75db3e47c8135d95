package dev.furrow.engine.operation;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import dev.furrow.api.operation.WorkflowTypeConfiguration;
import dev.furrow.api.operation.WorkflowTypeDetail;
import dev.furrow.api.operation.WorkflowTypeInfo;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Turn;
import java.time.Instant;

/// Makes a workflow type known. Its settings never change afterwards.
final class RegisterWorkflowType extends RegistryWork {
    private final RegisterWorkflowTypeRequest request;

    RegisterWorkflowType(RegisterWorkflowTypeRequest request, Parts parts, Reply reply) {
        super(parts, reply);
        this.request = request;
    }

    @Override
    public void decide(Turn turn) {
        DomainRecord domain = domain(request.domain());
        if (domain.isDeprecated()) {
            throw new Fault(FaultType.DOMAIN_DEPRECATED, domain.name());
        }
        WorkflowType type = new WorkflowType(request.name(), request.version());
        if (working().findWorkflowType(domain.name(), type) != null) {
            throw new Fault(FaultType.TYPE_ALREADY_EXISTS, Fault.describe(type));
        }
        int limit = parts().rules().quotas(domain.name()).workflowTypesPerDomain();
        if (working().workflowTypes(domain.name()).size() >= limit) {
            throw Fault.limitExceeded("At most " + limit + " workflow types may exist in a domain");
        }
        WorkflowTypeDetail detail = new WorkflowTypeDetail(
                new WorkflowTypeInfo(
                        type,
                        RegistrationStatus.REGISTERED,
                        request.description(),
                        Instant.ofEpochMilli(turn.now()),
                        null),
                new WorkflowTypeConfiguration(
                        request.defaultTaskStartToCloseTimeout(),
                        request.defaultExecutionStartToCloseTimeout(),
                        request.defaultTaskList(),
                        request.defaultTaskPriority(),
                        request.defaultChildPolicy(),
                        request.defaultLambdaRole()));
        change(turn, new RegistryChange.PutWorkflowType(domain, detail));
        turn.answer(Answer.EMPTY);
    }
}
