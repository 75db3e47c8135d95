package dev.furrow.api.contract;

import dev.furrow.api.shape.TextKind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where our records differ from the service model on purpose. Members are named `Structure.member`, as in the model.
final class Deviations {
    /// The service quotes the decision types in an order of its own when it refuses another word.
    static final List<String> DECISION_TYPES_IN_THE_ORDER_OF_THE_SERVICE = List.of(
            "CompleteWorkflowExecution",
            "StartTimer",
            "RequestCancelExternalWorkflowExecution",
            "SignalExternalWorkflowExecution",
            "CancelTimer",
            "RecordMarker",
            "ScheduleActivityTask",
            "ContinueAsNewWorkflowExecution",
            "ScheduleLambdaFunction",
            "FailWorkflowExecution",
            "RequestCancelActivityTask",
            "StartChildWorkflowExecution",
            "CancelWorkflowExecution");

    private Deviations() {}

    /// Members that the model calls optional and the service never leaves out.
    static Set<String> alwaysWritten() {
        Set<String> members = new LinkedHashSet<>();

        // Clients compute with these without asking whether they are there; 0 says that there is no such event.
        members.add("DecisionTask.previousStartedEventId");
        members.add("WorkflowExecutionStartedEventAttributes.parentInitiatedEventId");
        members.add("WorkflowExecutionSignaledEventAttributes.externalInitiatedEventId");
        members.add("WorkflowExecutionCancelRequestedEventAttributes.externalInitiatedEventId");

        // Events show every setting as it was resolved, NONE where nothing limits.
        members.add("WorkflowExecutionStartedEventAttributes.executionStartToCloseTimeout");
        members.add("WorkflowExecutionStartedEventAttributes.taskStartToCloseTimeout");
        members.add("WorkflowExecutionContinuedAsNewEventAttributes.executionStartToCloseTimeout");
        members.add("WorkflowExecutionContinuedAsNewEventAttributes.taskStartToCloseTimeout");
        members.add("StartChildWorkflowExecutionInitiatedEventAttributes.executionStartToCloseTimeout");
        members.add("StartChildWorkflowExecutionInitiatedEventAttributes.taskStartToCloseTimeout");
        members.add("DecisionTaskScheduledEventAttributes.startToCloseTimeout");
        members.add("DecisionTaskScheduledEventAttributes.scheduleToStartTimeout");
        members.add("ActivityTaskScheduledEventAttributes.scheduleToStartTimeout");
        members.add("ActivityTaskScheduledEventAttributes.scheduleToCloseTimeout");
        members.add("ActivityTaskScheduledEventAttributes.startToCloseTimeout");
        members.add("ActivityTaskScheduledEventAttributes.heartbeatTimeout");

        // The model leaves these open; an event always says what it is about, and all five counters are shown.
        members.add("LambdaFunctionTimedOutEventAttributes.timeoutType");
        members.add("StartLambdaFunctionFailedEventAttributes.scheduledEventId");
        members.add("StartLambdaFunctionFailedEventAttributes.cause");
        members.add("WorkflowExecutionOpenCounts.openLambdaFunctions");

        // false and the empty list are answers too.
        members.add("WorkflowExecutionInfo.cancelRequested");
        members.add("WorkflowExecutionCount.truncated");
        members.add("PendingTaskCount.truncated");
        members.add("ListTagsForResourceOutput.tags");

        // What the answer is about.
        members.add("Run.runId");
        members.add("DomainInfo.arn");
        return members;
    }

    /// Members that the model requires and that an empty poll leaves out: clients tell by their absence that there is
    /// no task. The event ids stay, as 0.
    static Set<String> absentFromEmptyPolls() {
        return Set.of(
                "DecisionTask.taskToken",
                "DecisionTask.workflowExecution",
                "DecisionTask.workflowType",
                "DecisionTask.events",
                "ActivityTask.taskToken",
                "ActivityTask.activityId",
                "ActivityTask.workflowExecution",
                "ActivityTask.activityType");
    }

    /// Strings with rules beyond those of their shape.
    static Map<String, TextKind> stricterTexts() {
        Map<String, TextKind> kinds = new LinkedHashMap<>();

        // The rules for characters in names bind those who give a name. Whoever uses one that breaks them finds
        // nothing under it.
        kinds.put("RegisterDomainInput.name", TextKind.NEW_DOMAIN_NAME);
        kinds.put("RegisterWorkflowTypeInput.name", TextKind.NEW_NAME);
        kinds.put("RegisterWorkflowTypeInput.version", TextKind.NEW_VERSION);
        kinds.put("RegisterActivityTypeInput.name", TextKind.NEW_NAME);
        kinds.put("RegisterActivityTypeInput.version", TextKind.NEW_VERSION);

        // A task list needs no creation, so each use of its name gives the name.
        kinds.put("TaskList.name", TextKind.TASK_LIST_NAME);

        // An execution cannot last for ever, so NONE is no value here.
        kinds.put("RegisterWorkflowTypeInput.defaultExecutionStartToCloseTimeout", TextKind.EXECUTION_TIMEOUT_OPTIONAL);
        kinds.put("WorkflowTypeConfiguration.defaultExecutionStartToCloseTimeout", TextKind.EXECUTION_TIMEOUT_OPTIONAL);
        kinds.put("StartWorkflowExecutionInput.executionStartToCloseTimeout", TextKind.EXECUTION_TIMEOUT_OPTIONAL);
        for (String started : List.of(
                "ContinueAsNewWorkflowExecutionDecision",
                "StartChildWorkflowExecutionDecision",
                "WorkflowExecutionStartedEvent",
                "WorkflowExecutionContinuedAsNewEvent",
                "StartChildWorkflowExecutionInitiatedEvent")) {
            kinds.put(started + "Attributes.executionStartToCloseTimeout", TextKind.EXECUTION_TIMEOUT_OPTIONAL);
        }

        // Lambda itself allows 1 to 900 seconds.
        kinds.put("ScheduleLambdaFunctionDecisionAttributes.startToCloseTimeout", TextKind.FUNCTION_TIMEOUT_OPTIONAL);
        return kinds;
    }
}
