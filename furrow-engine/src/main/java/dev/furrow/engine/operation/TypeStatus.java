package dev.furrow.engine.operation;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.operation.ActivityTypeDetail;
import dev.furrow.api.operation.ActivityTypeInfo;
import dev.furrow.api.operation.WorkflowTypeDetail;
import dev.furrow.api.operation.WorkflowTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Types with another status. A deprecation has a date; taking it back takes the date away.
final class TypeStatus {
    private TypeStatus() {}

    static WorkflowTypeDetail deprecated(WorkflowTypeDetail type, long now) {
        return with(type, RegistrationStatus.DEPRECATED, Instant.ofEpochMilli(now));
    }

    static WorkflowTypeDetail registered(WorkflowTypeDetail type) {
        return with(type, RegistrationStatus.REGISTERED, null);
    }

    static ActivityTypeDetail deprecated(ActivityTypeDetail type, long now) {
        return with(type, RegistrationStatus.DEPRECATED, Instant.ofEpochMilli(now));
    }

    static ActivityTypeDetail registered(ActivityTypeDetail type) {
        return with(type, RegistrationStatus.REGISTERED, null);
    }

    private static WorkflowTypeDetail with(
            WorkflowTypeDetail type, RegistrationStatus status, @Nullable Instant deprecated) {
        WorkflowTypeInfo info = type.typeInfo();
        return new WorkflowTypeDetail(
                new WorkflowTypeInfo(info.workflowType(), status, info.description(), info.creationDate(), deprecated),
                type.configuration());
    }

    private static ActivityTypeDetail with(
            ActivityTypeDetail type, RegistrationStatus status, @Nullable Instant deprecated) {
        ActivityTypeInfo info = type.typeInfo();
        return new ActivityTypeDetail(
                new ActivityTypeInfo(info.activityType(), status, info.description(), info.creationDate(), deprecated),
                type.configuration());
    }
}
