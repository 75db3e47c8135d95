package dev.furrow.bench.load;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What the driver says, as JSON.
public final class Bodies {
    /// The domain of everything.
    public static final String DOMAIN = "bench";
    /// The task list of everything.
    public static final String TASK_LIST = "bench";
    /// 100 bytes, the payload of every input and result.
    public static final String PAYLOAD = "0123456789".repeat(10);

    /// One request.
    ///
    /// @param operation its name
    /// @param body its JSON
    public record Named(String operation, String body) {}

    private Bodies() {}

    /// What must be there before anything else: the domain, a workflow type for each workload, an activity type.
    public static List<Named> registrations() {
        return Stream.of(
                        Stream.of(new Named("RegisterDomain", registerDomain())),
                        Arrays.stream(Workload.values())
                                .map(each -> new Named("RegisterWorkflowType", registerWorkflowType(each.name()))),
                        Stream.of(new Named("RegisterActivityType", registerActivityType())))
                .flatMap(each -> each)
                .toList();
    }

    private static String registerDomain() {
        return "{\"name\":\"" + DOMAIN + "\",\"workflowExecutionRetentionPeriodInDays\":\"1\"}";
    }

    private static String registerWorkflowType(String name) {
        return "{\"domain\":\"" + DOMAIN + "\",\"name\":\"" + name
                + "\",\"version\":\"1\",\"defaultTaskList\":{\"name\":\"" + TASK_LIST
                + "\"},\"defaultChildPolicy\":\"TERMINATE\",\"defaultTaskStartToCloseTimeout\":\"60\","
                + "\"defaultExecutionStartToCloseTimeout\":\"86400\"}";
    }

    private static String registerActivityType() {
        return "{\"domain\":\"" + DOMAIN + "\",\"name\":\"echo\",\"version\":\"1\",\"defaultTaskList\":{\"name\":\""
                + TASK_LIST
                + "\"},\"defaultTaskHeartbeatTimeout\":\"NONE\",\"defaultTaskScheduleToCloseTimeout\":\"600\","
                + "\"defaultTaskScheduleToStartTimeout\":\"600\",\"defaultTaskStartToCloseTimeout\":\"60\"}";
    }

    /// Starts an execution.
    ///
    /// @param more further members, each with a comma before it
    public static String start(String workflowType, String workflowId, String more) {
        return "{\"domain\":\"" + DOMAIN + "\",\"workflowId\":\"" + workflowId + "\",\"workflowType\":{\"name\":\""
                + workflowType + "\",\"version\":\"1\"},\"taskList\":{\"name\":\"" + TASK_LIST + "\"},\"input\":\""
                + PAYLOAD + "\"" + more + "}";
    }

    /// Signals the open run of a workflowId.
    public static String signal(String workflowId) {
        return "{\"domain\":\"" + DOMAIN + "\",\"workflowId\":\"" + workflowId + "\",\"signalName\":\"go\",\"input\":\""
                + PAYLOAD + "\"}";
    }

    /// Polls for a task of either kind.
    ///
    /// @param more further members, each with a comma before it
    public static String poll(String more) {
        return "{\"domain\":\"" + DOMAIN + "\",\"taskList\":{\"name\":\"" + TASK_LIST + "\"},\"identity\":\"bench\""
                + more + "}";
    }

    /// Completes a decision task.
    public static String decide(String taskToken, String decisions) {
        return "{\"taskToken\":\"" + taskToken + "\",\"decisions\":[" + decisions + "]}";
    }

    static String completeActivity(String taskToken) {
        return "{\"taskToken\":\"" + taskToken + "\",\"result\":\"" + PAYLOAD + "\"}";
    }

    static String schedule(int number) {
        return "{\"decisionType\":\"ScheduleActivityTask\",\"scheduleActivityTaskDecisionAttributes\":{\"activityType\":"
                + "{\"name\":\"echo\",\"version\":\"1\"},\"activityId\":\"s" + number + "\",\"input\":\"" + PAYLOAD
                + "\",\"taskList\":{\"name\":\"" + TASK_LIST + "\"}}}";
    }

    /// The decision to start a timer.
    public static String timer(long seconds) {
        return "{\"decisionType\":\"StartTimer\",\"startTimerDecisionAttributes\":{\"timerId\":\"t\",\"startToFireTimeout\":\""
                + seconds + "\"}}";
    }

    /// The decision to complete the workflow.
    public static String complete() {
        return "{\"decisionType\":\"CompleteWorkflowExecution\",\"completeWorkflowExecutionDecisionAttributes\":{\"result\":\""
                + PAYLOAD + "\"}}";
    }

    /// The decision to fail the workflow.
    public static String fail() {
        return "{\"decisionType\":\"FailWorkflowExecution\",\"failWorkflowExecutionDecisionAttributes\":{\"reason\":\"no\"}}";
    }
}
