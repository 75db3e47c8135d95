package dev.furrow.engine.store;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.operation.ActivityTypeConfiguration;
import dev.furrow.api.operation.ActivityTypeDetail;
import dev.furrow.api.operation.ActivityTypeInfo;
import dev.furrow.api.operation.ResourceTag;
import dev.furrow.api.operation.WorkflowTypeConfiguration;
import dev.furrow.api.operation.WorkflowTypeDetail;
import dev.furrow.api.operation.WorkflowTypeInfo;
import dev.furrow.engine.registry.DomainRecord;
import java.time.Instant;
import java.util.List;

/// Domains and types to register.
final class SampleTypes {
    static final RegistrationStatus REGISTERED = RegistrationStatus.REGISTERED;
    static final RegistrationStatus DEPRECATED = RegistrationStatus.DEPRECATED;

    private static final Instant CREATED = Instant.ofEpochMilli(SampleRun.START + 123);
    private static final Instant RETIRED = Instant.ofEpochMilli(SampleRun.START + 4_567);

    private SampleTypes() {}

    static DomainRecord domain(int number, String name) {
        return new DomainRecord(number, name, "what it is", REGISTERED, "30", List.of(new ResourceTag("k", "v")));
    }

    static WorkflowTypeDetail workflowType(String name, String version, RegistrationStatus status) {
        return new WorkflowTypeDetail(
                new WorkflowTypeInfo(
                        new WorkflowType(name, version),
                        status,
                        "cuts it",
                        CREATED,
                        status == DEPRECATED ? RETIRED : null),
                new WorkflowTypeConfiguration(
                        "NONE", "3600", new TaskList("deciders"), "5", ChildPolicy.ABANDON, null));
    }

    static ActivityTypeDetail activityType(String name, String version, RegistrationStatus status) {
        return new ActivityTypeDetail(
                new ActivityTypeInfo(
                        new ActivityType(name, version), status, null, CREATED, status == DEPRECATED ? RETIRED : null),
                new ActivityTypeConfiguration("60", "NONE", new TaskList("workers"), null, "0", null));
    }
}
