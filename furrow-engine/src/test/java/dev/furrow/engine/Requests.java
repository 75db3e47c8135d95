package dev.furrow.engine;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.*;
import dev.furrow.api.operation.*;

/// Requests and decisions with few words, for tests to which the rest does not matter.
public final class Requests {
    private Requests() {}

    public static RegisterWorkflowTypeRequest registerWorkflowType(String name, String version) {
        return new RegisterWorkflowTypeRequest(
                TestEngine.DOMAIN,
                name,
                version,
                null,
                "30",
                "3600",
                new TaskList("deciders"),
                null,
                ChildPolicy.TERMINATE,
                null);
    }

    public static RegisterActivityTypeRequest registerActivityType(String name, String version) {
        return new RegisterActivityTypeRequest(
                TestEngine.DOMAIN, name, version, null, "60", "20", new TaskList("workers"), null, "100", "200");
    }

    public static StartWorkflowExecutionRequest start(String workflowId) {
        return new StartWorkflowExecutionRequest(
                TestEngine.DOMAIN,
                workflowId,
                new WorkflowType("w", "1"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    public static PollForDecisionTaskRequest pollForDecisionTask(String taskList) {
        return new PollForDecisionTaskRequest(
                TestEngine.DOMAIN, new TaskList(taskList), "decider", null, null, null, null);
    }

    public static PollForActivityTaskRequest pollForActivityTask(String taskList) {
        return new PollForActivityTaskRequest(TestEngine.DOMAIN, new TaskList(taskList), "worker");
    }

    public static ScheduleActivityTaskDecision schedule(String activityId) {
        return new ScheduleActivityTaskDecision(
                new ActivityType("a", "1"), activityId, null, null, null, null, null, null, null, null);
    }

    public static RequestCancelActivityTaskDecision cancelActivity(String activityId) {
        return new RequestCancelActivityTaskDecision(activityId);
    }

    public static StartTimerDecision timer(String timerId, int seconds) {
        return new StartTimerDecision(timerId, null, String.valueOf(seconds));
    }

    public static CancelTimerDecision cancelTimer(String timerId) {
        return new CancelTimerDecision(timerId);
    }

    public static RecordMarkerDecision marker(String name) {
        return new RecordMarkerDecision(name, null);
    }

    public static CompleteWorkflowExecutionDecision completeWorkflow() {
        return new CompleteWorkflowExecutionDecision(null);
    }

    public static CancelWorkflowExecutionDecision cancelWorkflow() {
        return new CancelWorkflowExecutionDecision(null);
    }

    public static FailWorkflowExecutionDecision failWorkflow(String reason) {
        return new FailWorkflowExecutionDecision(reason, null);
    }

    public static ContinueAsNewWorkflowExecutionDecision continueAsNew() {
        return new ContinueAsNewWorkflowExecutionDecision(null, null, null, null, null, null, null, null, null);
    }

    public static StartChildWorkflowExecutionDecision child(String workflowId) {
        return new StartChildWorkflowExecutionDecision(
                new WorkflowType("w", "1"), workflowId, null, null, null, null, null, null, null, null, null);
    }

    public static SignalExternalWorkflowExecutionDecision signalExternal(String workflowId, String control) {
        return new SignalExternalWorkflowExecutionDecision(workflowId, null, "hello", "data", control);
    }

    public static RequestCancelExternalWorkflowExecutionDecision cancelExternal(String workflowId) {
        return new RequestCancelExternalWorkflowExecutionDecision(workflowId, null, null);
    }

    public static ScheduleLambdaFunctionDecision lambda(String id) {
        return new ScheduleLambdaFunctionDecision(id, "resize", null, null, null);
    }
}
