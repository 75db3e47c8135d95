package dev.furrow.simulation;

import dev.furrow.api.ActivityType;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.operation.ActivityTypeInfo;
import dev.furrow.api.operation.RegisterActivityTypeRequest;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.WorkflowTypeInfo;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.engine.store.Batch;
import dev.furrow.engine.turn.Heartbeat;
import dev.furrow.simulation.check.Checker;
import dev.furrow.simulation.client.Vocabulary;
import dev.furrow.simulation.model.Circumstances;
import dev.furrow.simulation.model.Circumstances.Beat;
import dev.furrow.simulation.model.Circumstances.Decided;
import dev.furrow.simulation.model.Limits;
import dev.furrow.simulation.model.Registrations;
import dev.furrow.simulation.model.Registrations.Registered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Sees what no event tells and the reference model must know: what was registered when a batch of decisions was
/// carried out, and which heartbeats came when.
final class Witness {
    private record Seen(long sequence, String runId, Beat beat) {}

    private final Limits limits;
    private final Map<String, Decided> decided = new HashMap<>();
    private final List<Seen> heartbeats = new ArrayList<>();
    private Registrations registered = new Registrations(Map.of(), Map.of());

    Witness(Parameters parameters) {
        limits = new Limits(parameters.historyLimit(), parameters.openLimit(), parameters.functions());
    }

    /// What is registered from now on.
    void registered(List<WorkflowTypeInfo> workflowTypes, List<ActivityTypeInfo> activityTypes) {
        Map<WorkflowType, Registered<RegisterWorkflowTypeRequest>> workflows = new HashMap<>();
        for (WorkflowTypeInfo info : workflowTypes) {
            for (RegisterWorkflowTypeRequest type : Vocabulary.WORKFLOW_TYPES) {
                if (info.workflowType().equals(new WorkflowType(type.name(), type.version()))) {
                    workflows.put(
                            info.workflowType(),
                            new Registered<>(type, info.status() == RegistrationStatus.DEPRECATED));
                }
            }
        }
        Map<ActivityType, Registered<RegisterActivityTypeRequest>> activities = new HashMap<>();
        for (ActivityTypeInfo info : activityTypes) {
            for (RegisterActivityTypeRequest type : Vocabulary.ACTIVITY_TYPES) {
                if (info.activityType().equals(new ActivityType(type.name(), type.version()))) {
                    activities.put(
                            info.activityType(),
                            new Registered<>(type, info.status() == RegistrationStatus.DEPRECATED));
                }
            }
        }
        registered = new Registrations(workflows, activities);
    }

    /// Permissions that note when they are asked: that is the moment at which decisions are carried out.
    Permissions watch(Request request, Set<DecisionType> denied) {
        String mark = Checker.markOf(request);
        return (decision, type) -> {
            if (mark != null) {
                decided.put(mark, new Decided(registered, denied));
            }
            return !denied.contains(decision.decisionType());
        };
    }

    /// A batch is about to be written, as a record of a number.
    void batch(long sequence, Batch batch) {
        // One that found no room comes again, with what has come in since.
        forgetFrom(sequence);
        for (Heartbeat heartbeat : batch.heartbeats()) {
            heartbeats.add(new Seen(
                    sequence,
                    heartbeat.run().runId().toString(),
                    new Beat(heartbeat.scheduledEventId(), heartbeat.at(), heartbeat.details())));
        }
    }

    /// The store has come up with records up to a number; what was behind is lost.
    void cameUpWith(long sequence) {
        forgetFrom(sequence + 1);
    }

    private void forgetFrom(long sequence) {
        while (!heartbeats.isEmpty() && heartbeats.getLast().sequence >= sequence) {
            heartbeats.removeLast();
        }
    }

    Circumstances circumstances() {
        Map<WorkflowType, RegisterWorkflowTypeRequest> types = new HashMap<>();
        for (RegisterWorkflowTypeRequest type : Vocabulary.WORKFLOW_TYPES) {
            types.put(new WorkflowType(type.name(), type.version()), type);
        }
        Map<String, List<Beat>> byRun = new HashMap<>();
        for (Seen seen : heartbeats) {
            byRun.computeIfAbsent(seen.runId, run -> new ArrayList<>()).add(seen.beat);
        }
        return new Circumstances(limits, types, decided, byRun);
    }
}
