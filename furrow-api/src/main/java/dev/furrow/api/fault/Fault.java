package dev.furrow.api.fault;

import dev.furrow.api.ActivityType;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import org.jspecify.annotations.Nullable;

/// A refusal, thrown by whoever refuses and answered to the client as it stands.
///
/// It is part of the service's ordinary behaviour and therefore carries no stack trace. Clients parse some of the
/// messages, so those are built here and nowhere else.
public final class Fault extends RuntimeException {
    private final FaultType type;

    /// @param type what kind of refusal
    /// @param message what the client reads
    public Fault(FaultType type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    /// What kind of refusal this is.
    public FaultType type() {
        return type;
    }

    /// What the client reads.
    public String message() {
        return String.valueOf(getMessage());
    }

    /// The domain was never registered.
    public static Fault unknownDomain(String domain) {
        return new Fault(FaultType.UNKNOWN_RESOURCE, "Unknown domain: " + domain);
    }

    /// The activity type was never registered, or was deleted.
    public static Fault unknownType(ActivityType type) {
        return new Fault(FaultType.UNKNOWN_RESOURCE, "Unknown type: " + describe(type));
    }

    /// The workflow type was never registered, or was deleted.
    public static Fault unknownType(WorkflowType type) {
        return new Fault(FaultType.UNKNOWN_RESOURCE, "Unknown type: " + describe(type));
    }

    /// No such run, or none that is still open where an open one is needed.
    ///
    /// @param runId the run that was asked for; null where the caller asked for the open one
    public static Fault unknownExecution(String workflowId, @Nullable String runId) {
        return new Fault(
                FaultType.UNKNOWN_RESOURCE,
                runId == null
                        ? "Unknown execution, workflowId = " + workflowId
                        : "Unknown execution: WorkflowExecution=[workflowId=" + workflowId + ", runId=" + runId + "]");
    }

    /// As [#unknownExecution(String, String)], of an exact run.
    public static Fault unknownExecution(WorkflowExecution execution) {
        return unknownExecution(execution.workflowId(), execution.runId());
    }

    /// A genuine token of a decision task that is completed or timed out.
    public static Fault unknownDecisionTask(long scheduledEventId) {
        return new Fault(FaultType.UNKNOWN_RESOURCE, "Unknown decision task, scheduledEventId = " + scheduledEventId);
    }

    /// A genuine token of an activity task that is closed.
    public static Fault unknownActivityTask(long scheduledEventId) {
        return new Fault(FaultType.UNKNOWN_RESOURCE, "Unknown activity, scheduledEventId = " + scheduledEventId);
    }

    /// A value that breaks a constraint of the request's shape.
    public static Fault validation(String message) {
        return new Fault(FaultType.VALIDATION, message);
    }

    /// A task token or page token that this service did not issue for this use.
    public static Fault invalidToken() {
        return validation("Invalid token");
    }

    /// A body that is no JSON object of the expected types.
    public static Fault serialization(String message) {
        return new Fault(FaultType.SERIALIZATION, message);
    }

    /// A quota that the call would exceed.
    public static Fault limitExceeded(String message) {
        return new Fault(FaultType.LIMIT_EXCEEDED, message);
    }

    /// A rate bucket is empty.
    public static Fault throttling() {
        return new Fault(FaultType.THROTTLING, "Rate exceeded");
    }

    /// The way that the service names an activity type inside a message.
    public static String describe(ActivityType type) {
        return "ActivityType=[name=" + type.name() + ", version=" + type.version() + "]";
    }

    /// The way that the service names a workflow type inside a message.
    public static String describe(WorkflowType type) {
        return "WorkflowType=[name=" + type.name() + ", version=" + type.version() + "]";
    }
}
