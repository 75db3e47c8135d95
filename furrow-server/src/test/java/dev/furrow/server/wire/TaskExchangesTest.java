package dev.furrow.server.wire;

import dev.furrow.server.Reply;
import dev.furrow.server.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// The operations about decision and activity tasks, on a server whose polls wait a second.
final class TaskExchangesTest {
    private static TestServer server;
    private String domain;
    private String runId;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = TestServer.start(data, "long-poll", "1s");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void register(TestInfo test) {
        domain = "wire-" + test.getTestMethod().orElseThrow().getName();
        server.call("RegisterDomain", """
                {"name":"%s","workflowExecutionRetentionPeriodInDays":"7"}""".formatted(domain));
        call("RegisterWorkflowType", """
                {"domain":"%s","name":"order","version":"1.0","defaultTaskStartToCloseTimeout":"60","defaultExecutionStartToCloseTimeout":"3600","defaultTaskList":{"name":"deciders"},"defaultChildPolicy":"TERMINATE"}""");
        call("RegisterActivityType", """
                {"domain":"%s","name":"charge","version":"1.0","defaultTaskStartToCloseTimeout":"60","defaultTaskHeartbeatTimeout":"30","defaultTaskList":{"name":"workers"},"defaultTaskScheduleToStartTimeout":"120","defaultTaskScheduleToCloseTimeout":"180"}""");
        runId = call("StartWorkflowExecution", """
                        {"domain":"%s","workflowId":"order-1","workflowType":{"name":"order","version":"1.0"}}""").member("runId");
    }

    private Reply check(String operation, String name, String body) {
        return GoldenExchange.check(server, operation, name, body.formatted(domain));
    }

    private Reply call(String operation, String body) {
        return server.call(operation, body.formatted(domain));
    }

    private static final String POLL_DECISION = """
            {"domain":"%s","taskList":{"name":"deciders"},"identity":"decider-1"}""";
    private static final String POLL_ACTIVITY = """
            {"domain":"%s","taskList":{"name":"workers"},"identity":"worker-1"}""";
    private static final String SCHEDULE = """
            {"decisionType":"ScheduleActivityTask","scheduleActivityTaskDecisionAttributes":{"activityType":{"name":"charge","version":"1.0"},"activityId":"charge-1","control":"","input":"17 EUR"}}""";

    private static String token(String token) {
        return """
                {"taskToken":"%s"}""".formatted(token);
    }

    private String decisionToken() {
        return call("PollForDecisionTask", POLL_DECISION).member("taskToken");
    }

    /// Schedules an activity and takes it.
    private String activityToken() {
        call("RespondDecisionTaskCompleted", """
                {"taskToken":"%s","decisions":[%s]}""".formatted(decisionToken(), SCHEDULE));
        return call("PollForActivityTask", POLL_ACTIVITY).member("taskToken");
    }

    @Test
    void pollForDecisionTask() {
        check("PollForDecisionTask", "success", POLL_DECISION);
        check("PollForDecisionTask", "empty", POLL_DECISION);
        check("PollForDecisionTask", "unknown-domain", POLL_DECISION.replace("%s", "no-such-domain"));
        check("PollForDecisionTask", "invalid-token", """
                {"domain":"%s","taskList":{"name":"deciders"},"nextPageToken":"made up"}""");
    }

    @Test
    void pagesOfPollForDecisionTask() {
        String token = check("PollForDecisionTask", "first-page", """
                        {"domain":"%s","taskList":{"name":"deciders"},"maximumPageSize":2}""").member("nextPageToken");
        check("PollForDecisionTask", "last-page", """
                {"domain":"%%s","taskList":{"name":"deciders"},"maximumPageSize":2,"nextPageToken":"%s"}""".formatted(token));
    }

    @Test
    void respondDecisionTaskCompleted() {
        String token = decisionToken();
        check("RespondDecisionTaskCompleted", "close-is-not-last", """
                {"taskToken":"%s","decisions":[{"decisionType":"CompleteWorkflowExecution"},{"decisionType":"Bogus"}]}""".formatted(token));
        check("RespondDecisionTaskCompleted", "unknown-decision-type", """
                {"taskToken":"%s","decisions":[{"decisionType":"Bogus"}]}""".formatted(token));
        check("RespondDecisionTaskCompleted", "attributes-missing", """
                {"taskToken":"%s","decisions":[{"decisionType":"CompleteWorkflowExecution"},{"decisionType":"StartTimer"}]}""".formatted(token)
                .replace("CompleteWorkflowExecution", "CancelTimer"));
        check("RespondDecisionTaskCompleted", "success", """
                {"taskToken":"%s","decisions":[%s],"executionContext":"at charge"}""".formatted(token, SCHEDULE));
        check("RespondDecisionTaskCompleted", "task-completed", token(token));
        check("RespondDecisionTaskCompleted", "invalid-token", token("made up"));
        check("GetWorkflowExecutionHistory", "after-decisions", """
                {"domain":"%%s","execution":{"workflowId":"order-1","runId":"%s"}}""".formatted(runId));
        call("TerminateWorkflowExecution", """
                {"domain":"%s","workflowId":"order-1"}""");
        check("RespondDecisionTaskCompleted", "run-closed", token(token).replace("}", ",\"decisions\":null}"));
    }

    @Test
    void pollForActivityTask() {
        check("PollForActivityTask", "empty", POLL_ACTIVITY);
        call("RespondDecisionTaskCompleted", """
                {"taskToken":"%s","decisions":[%s]}""".formatted(decisionToken(), SCHEDULE));
        check("PollForActivityTask", "success", POLL_ACTIVITY);
        check("PollForActivityTask", "unknown-domain", POLL_ACTIVITY.replace("%s", "no-such-domain"));
    }

    @Test
    void recordActivityTaskHeartbeat() {
        String token = activityToken();
        check("RecordActivityTaskHeartbeat", "success", """
                {"taskToken":"%s","details":"half"}""".formatted(token));
        String decision = decisionTokenAfterSignal();
        call("RespondDecisionTaskCompleted", """
                {"taskToken":"%s","decisions":[{"decisionType":"RequestCancelActivityTask","requestCancelActivityTaskDecisionAttributes":{"activityId":"charge-1"}}]}""".formatted(decision));
        check("RecordActivityTaskHeartbeat", "cancel-requested", token(token));
        check("RecordActivityTaskHeartbeat", "invalid-token", token(decision));
        call("RespondActivityTaskCompleted", token(token));
        check("RecordActivityTaskHeartbeat", "task-closed", token(token));
    }

    private String decisionTokenAfterSignal() {
        call("SignalWorkflowExecution", """
                {"domain":"%s","workflowId":"order-1","signalName":"wake"}""");
        return decisionToken();
    }

    @Test
    void respondActivityTaskCompleted() {
        String token = activityToken();
        check("RespondActivityTaskCompleted", "success", """
                {"taskToken":"%s","result":"paid"}""".formatted(token));
        check("RespondActivityTaskCompleted", "task-closed", token(token));
        check("RespondActivityTaskCompleted", "no-token", "{}");
    }

    @Test
    void respondActivityTaskFailed() {
        String token = activityToken();
        check("RespondActivityTaskFailed", "success", """
                {"taskToken":"%s","reason":"declined","details":"card"}""".formatted(token));
        check("RespondActivityTaskFailed", "task-closed", token(token));
    }

    @Test
    void respondActivityTaskCanceled() {
        String token = activityToken();
        check("RespondActivityTaskCanceled", "success", """
                {"taskToken":"%s","details":"given back"}""".formatted(token));
        check("RespondActivityTaskCanceled", "task-closed", token(token));
    }
}
