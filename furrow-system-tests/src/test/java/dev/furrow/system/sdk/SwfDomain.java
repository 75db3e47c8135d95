package dev.furrow.system.sdk;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.swf.SwfClient;
import software.amazon.awssdk.services.swf.model.ChildPolicy;
import software.amazon.awssdk.services.swf.model.Decision;
import software.amazon.awssdk.services.swf.model.DecisionType;
import software.amazon.awssdk.services.swf.model.EventType;
import software.amazon.awssdk.services.swf.model.HistoryEvent;
import software.amazon.awssdk.services.swf.model.PollForActivityTaskResponse;
import software.amazon.awssdk.services.swf.model.PollForDecisionTaskResponse;
import software.amazon.awssdk.services.swf.model.WorkflowExecution;

/// A domain of its own with a workflow type `w` and an activity type `a`, both of version 1, and the calls that every
/// test makes.
record SwfDomain(SwfClient swf, String name) {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    static SwfDomain register(SwfClient swf) {
        SwfDomain domain = new SwfDomain(swf, "domain-" + NUMBER.incrementAndGet());
        swf.registerDomain(r -> r.name(domain.name).workflowExecutionRetentionPeriodInDays("7"));
        swf.registerWorkflowType(r -> r.domain(domain.name)
                .name("w")
                .version("1")
                .description("a workflow")
                .defaultTaskList(list -> list.name("deciders"))
                .defaultTaskStartToCloseTimeout("30")
                .defaultExecutionStartToCloseTimeout("3600")
                .defaultChildPolicy(ChildPolicy.TERMINATE));
        swf.registerActivityType(r -> r.domain(domain.name)
                .name("a")
                .version("1")
                .defaultTaskList(list -> list.name("workers"))
                .defaultTaskScheduleToStartTimeout("60")
                .defaultTaskScheduleToCloseTimeout("120")
                .defaultTaskStartToCloseTimeout("60")
                .defaultTaskHeartbeatTimeout("NONE"));
        return domain;
    }

    WorkflowExecution start(String workflowId) {
        String runId = swf.startWorkflowExecution(r -> r.domain(name)
                        .workflowId(workflowId)
                        .workflowType(t -> t.name("w").version("1"))
                        .input("input of " + workflowId))
                .runId();
        return WorkflowExecution.builder().workflowId(workflowId).runId(runId).build();
    }

    PollForDecisionTaskResponse pollForDecisionTask() {
        return swf.pollForDecisionTask(
                r -> r.domain(name).taskList(list -> list.name("deciders")).identity("decider"));
    }

    PollForActivityTaskResponse pollForActivityTask() {
        return swf.pollForActivityTask(
                r -> r.domain(name).taskList(list -> list.name("workers")).identity("worker"));
    }

    void decide(PollForDecisionTaskResponse task, Decision... decisions) {
        swf.respondDecisionTaskCompleted(r -> r.taskToken(task.taskToken()).decisions(decisions));
    }

    List<HistoryEvent> history(WorkflowExecution execution) {
        return swf.getWorkflowExecutionHistoryPaginator(r -> r.domain(name).execution(execution)).events().stream()
                .toList();
    }

    List<EventType> eventTypes(WorkflowExecution execution) {
        return history(execution).stream().map(HistoryEvent::eventType).toList();
    }

    void signal(WorkflowExecution execution, String signalName) {
        swf.signalWorkflowExecution(
                r -> r.domain(name).workflowId(execution.workflowId()).signalName(signalName));
    }

    static Decision schedule(String activityId) {
        return Decision.builder()
                .decisionType(DecisionType.SCHEDULE_ACTIVITY_TASK)
                .scheduleActivityTaskDecisionAttributes(a -> a.activityId(activityId)
                        .activityType(t -> t.name("a").version("1"))
                        .input("input of " + activityId))
                .build();
    }

    static Decision complete(String result) {
        return Decision.builder()
                .decisionType(DecisionType.COMPLETE_WORKFLOW_EXECUTION)
                .completeWorkflowExecutionDecisionAttributes(a -> a.result(result))
                .build();
    }

    static Decision startTimer(String timerId, String seconds) {
        return Decision.builder()
                .decisionType(DecisionType.START_TIMER)
                .startTimerDecisionAttributes(a -> a.timerId(timerId).startToFireTimeout(seconds))
                .build();
    }

    static Decision cancelTimer(String timerId) {
        return Decision.builder()
                .decisionType(DecisionType.CANCEL_TIMER)
                .cancelTimerDecisionAttributes(a -> a.timerId(timerId))
                .build();
    }
}
