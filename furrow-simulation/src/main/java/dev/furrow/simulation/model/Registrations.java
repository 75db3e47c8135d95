package dev.furrow.simulation.model;

import dev.furrow.api.ActivityType;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.operation.RegisterActivityTypeRequest;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is registered in a domain at one moment.
///
/// @param workflowTypes the workflow types, deprecated ones included
/// @param activityTypes the activity types, deprecated ones included
public record Registrations(
        Map<WorkflowType, Registered<RegisterWorkflowTypeRequest>> workflowTypes,
        Map<ActivityType, Registered<RegisterActivityTypeRequest>> activityTypes) {
    /// A registered type.
    ///
    /// @param settings how it was registered
    /// @param deprecated whether it is deprecated
    public record Registered<T>(T settings, boolean deprecated) {}

    @Nullable Registered<RegisterWorkflowTypeRequest> find(WorkflowType type) {
        return workflowTypes.get(type);
    }

    @Nullable Registered<RegisterActivityTypeRequest> find(ActivityType type) {
        return activityTypes.get(type);
    }
}
