package dev.furrow.engine.message;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.CloseStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.event.StartChildWorkflowExecutionFailedCause;
import dev.furrow.api.shape.TaggedUnion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a message says. Requests go to the open run of a workflowId; the others answer a request and count only while
/// the very run that asked is open.
@TaggedUnion(tag = "kind", tags = MessageKind.class, memberSuffix = "Content")
public sealed interface MessageContent {

    /// Start a run as a child.
    ///
    /// @param parent the run that wants it
    /// @param initiatedEventId the event in the parent's history
    record StartChild(
            WorkflowExecution parent,
            long initiatedEventId,
            WorkflowType workflowType,
            String executionStartToCloseTimeout,
            String taskStartToCloseTimeout,
            TaskList taskList,
            @Nullable String taskPriority,
            ChildPolicy childPolicy,
            @Nullable String lambdaRole,
            @Nullable List<String> tagList,
            @Nullable String input)
            implements MessageContent {}

    /// The child that you initiated has started.
    record ChildStarted(String runId, long initiatedEventId, WorkflowExecution child) implements MessageContent {}

    /// The child that you initiated could not be started.
    record StartChildFailed(String runId, long initiatedEventId, StartChildWorkflowExecutionFailedCause cause)
            implements MessageContent {}

    /// Your child has closed.
    record ChildClosed(
            String runId,
            long initiatedEventId,
            WorkflowExecution child,
            WorkflowType workflowType,
            CloseStatus closeStatus,
            @Nullable String result,
            @Nullable String reason,
            @Nullable String details)
            implements MessageContent {}

    /// Your parent was terminated or has timed out.
    ///
    /// @param parent the run that closed; only its own children obey
    /// @param initiatedEventId the event in the parent's history that initiated the child
    record ApplyChildPolicy(WorkflowExecution parent, long initiatedEventId, ChildPolicy childPolicy)
            implements MessageContent {}

    /// Take this signal.
    ///
    /// @param runId the only run that may take it; absent for whichever is open
    record SignalExternal(
            WorkflowExecution sender,
            long initiatedEventId,
            @Nullable String runId,
            String signalName,
            @Nullable String input)
            implements MessageContent {}

    /// Your signal was taken.
    record ExternalSignaled(String runId, long initiatedEventId, WorkflowExecution target) implements MessageContent {}

    /// Your signal reached nobody.
    record SignalExternalFailed(String runId, long initiatedEventId) implements MessageContent {}

    /// Please wind up.
    ///
    /// @param runId the only run that is meant; absent for whichever is open
    record CancelExternal(
            WorkflowExecution sender,
            long initiatedEventId,
            @Nullable String runId) implements MessageContent {}

    /// Your request to cancel was taken.
    record ExternalCancelRequested(String runId, long initiatedEventId, WorkflowExecution target)
            implements MessageContent {}

    /// Your request to cancel reached nobody.
    record CancelExternalFailed(String runId, long initiatedEventId) implements MessageContent {}
}
