package dev.furrow.engine.operation;

import dev.furrow.api.ActivityType;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.ActivityTypeConfiguration;
import dev.furrow.api.operation.ActivityTypeDetail;
import dev.furrow.api.operation.ActivityTypeInfo;
import dev.furrow.api.operation.RegisterActivityTypeRequest;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Turn;
import java.time.Instant;

/// Makes an activity type known. Its settings never change afterwards.
final class RegisterActivityType extends RegistryWork {
    private final RegisterActivityTypeRequest request;

    RegisterActivityType(RegisterActivityTypeRequest request, Parts parts, Reply reply) {
        super(parts, reply);
        this.request = request;
    }

    @Override
    public void decide(Turn turn) {
        DomainRecord domain = domain(request.domain());
        if (domain.isDeprecated()) {
            throw new Fault(FaultType.DOMAIN_DEPRECATED, domain.name());
        }
        ActivityType type = new ActivityType(request.name(), request.version());
        if (working().findActivityType(domain.name(), type) != null) {
            throw new Fault(FaultType.TYPE_ALREADY_EXISTS, Fault.describe(type));
        }
        int limit = parts().rules().quotas(domain.name()).activityTypesPerDomain();
        if (working().activityTypes(domain.name()).size() >= limit) {
            throw Fault.limitExceeded("At most " + limit + " activity types may exist in a domain");
        }
        ActivityTypeDetail detail = new ActivityTypeDetail(
                new ActivityTypeInfo(
                        type,
                        RegistrationStatus.REGISTERED,
                        request.description(),
                        Instant.ofEpochMilli(turn.now()),
                        null),
                new ActivityTypeConfiguration(
                        request.defaultTaskStartToCloseTimeout(),
                        request.defaultTaskHeartbeatTimeout(),
                        request.defaultTaskList(),
                        request.defaultTaskPriority(),
                        request.defaultTaskScheduleToStartTimeout(),
                        request.defaultTaskScheduleToCloseTimeout()));
        change(turn, new RegistryChange.PutActivityType(domain, detail));
        turn.answer(Answer.EMPTY);
    }
}
