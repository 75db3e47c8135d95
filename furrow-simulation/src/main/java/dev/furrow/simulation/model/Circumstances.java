package dev.furrow.simulation.model;

import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a reference execution must know beside calls and histories, because no event tells it.
///
/// @param limits what one execution may have
/// @param workflowTypes the settings of every type that was ever registered; they never change
/// @param decided what was registered and forbidden when a batch of decisions was carried out, by the mark of its
///        request
/// @param heartbeats those that were recorded, by the id of the run, in the order of their recording
public record Circumstances(
        Limits limits,
        Map<WorkflowType, RegisterWorkflowTypeRequest> workflowTypes,
        Map<String, Decided> decided,
        Map<String, List<Beat>> heartbeats) {
    /// The moment at which a batch of decisions was carried out.
    ///
    /// @param registered what was registered
    /// @param denied which decisions the caller may not make
    public record Decided(Registrations registered, Set<DecisionType> denied) {}

    /// A heartbeat that was recorded.
    ///
    /// @param scheduledEventId the task
    /// @param at when, in milliseconds since 1970
    /// @param details what the task's last heartbeat with details told, as of this one
    public record Beat(
            long scheduledEventId, long at, @Nullable String details) {}
}
