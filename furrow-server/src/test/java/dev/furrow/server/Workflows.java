package dev.furrow.server;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.operation.*;
import java.util.List;

/// A domain on a server with workflow type `w` 1 and activity type `a` 1, and what a decider and a worker do there.
public record Workflows(TestServer server, String domain) {
    /// Registers the domain and its types; their lists are called `deciders` and `workers`.
    public static Workflows in(TestServer server, String domain) {
        Workflows workflows = new Workflows(server, domain);
        server.done(new RegisterDomainRequest(domain, null, "30", null));
        server.done(new RegisterWorkflowTypeRequest(
                domain, "w", "1", null, "NONE", "3600", new TaskList("deciders"), null, ChildPolicy.TERMINATE, null));
        server.done(new RegisterActivityTypeRequest(
                domain, "a", "1", null, "NONE", "NONE", new TaskList("workers"), null, "NONE", "NONE"));
        return workflows;
    }

    /// Starts a run of type `w`.
    public WorkflowExecution start(String workflowId) {
        Run run = server.call(startRequest(workflowId), Run.class);
        return new WorkflowExecution(workflowId, run.runId());
    }

    /// The request of [#start].
    public StartWorkflowExecutionRequest startRequest(String workflowId) {
        return new StartWorkflowExecutionRequest(
                domain, workflowId, new WorkflowType("w", "1"), null, null, null, null, null, null, null, null);
    }

    /// The request of [#pollDecision].
    public PollForDecisionTaskRequest decisionPoll() {
        return new PollForDecisionTaskRequest(domain, new TaskList("deciders"), null, null, null, null, null);
    }

    /// Takes the next decision task.
    public DecisionTask pollDecision() {
        return server.call(decisionPoll(), DecisionTask.class);
    }

    /// Takes the next decision task and answers it.
    public DecisionTask decide(Decision... decisions) {
        DecisionTask task = pollDecision();
        complete(task, decisions);
        return task;
    }

    /// Answers a decision task.
    public void complete(DecisionTask task, Decision... decisions) {
        server.done(new RespondDecisionTaskCompletedRequest(task.taskToken(), List.of(decisions), null, null, null));
    }

    /// The decision that calls for an activity of type `a`.
    public static ScheduleActivityTaskDecision schedule(String activityId) {
        return new ScheduleActivityTaskDecision(
                new ActivityType("a", "1"), activityId, null, null, null, null, null, null, null, null);
    }

    /// Takes the next activity task.
    public ActivityTask pollActivity() {
        return server.call(new PollForActivityTaskRequest(domain, new TaskList("workers"), null), ActivityTask.class);
    }

    /// The first page of a run's history.
    public History history(WorkflowExecution execution) {
        return server.call(new GetWorkflowExecutionHistoryRequest(domain, execution, null, null, null), History.class);
    }
}
