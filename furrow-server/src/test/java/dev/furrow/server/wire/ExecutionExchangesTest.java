package dev.furrow.server.wire;

import dev.furrow.server.Reply;
import dev.furrow.server.SharedServer;
import dev.furrow.server.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/// The operations about executions, each in a domain of its own that has the type `order` 1.0 with defaults.
@ExtendWith(SharedServer.class)
final class ExecutionExchangesTest {
    private static final String START = """
            {"domain":"%s","workflowId":"order-1","workflowType":{"name":"order","version":"1.0"}}""";
    private static final String ORDER_1 = """
            {"domain":"%s","workflowId":"order-1"}""";

    private final TestServer server;
    private String domain;

    ExecutionExchangesTest(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void register(TestInfo test) {
        domain = "wire-" + test.getTestMethod().orElseThrow().getName();
        server.call("RegisterDomain", """
                {"name":"%s","workflowExecutionRetentionPeriodInDays":"7"}""".formatted(domain));
        call("RegisterWorkflowType", """
                {"domain":"%s","name":"order","version":"1.0","defaultTaskStartToCloseTimeout":"60","defaultExecutionStartToCloseTimeout":"3600","defaultTaskList":{"name":"deciders"},"defaultChildPolicy":"TERMINATE"}""");
    }

    private Reply check(String operation, String name, String body) {
        return GoldenExchange.check(server, operation, name, body.formatted(domain));
    }

    private Reply call(String operation, String body) {
        return server.call(operation, body.formatted(domain));
    }

    @Test
    void startWorkflowExecution() {
        check("StartWorkflowExecution", "success", START);
        check("StartWorkflowExecution", "already-started", START);
        check("StartWorkflowExecution", "unknown-type", START.replace("1.0", "2.0"));
        check("StartWorkflowExecution", "unknown-domain", START.replace("%s", "no-such-domain"));
        check("StartWorkflowExecution", "input-not-text", """
                {"domain":"%s","workflowId":"order-2","workflowType":{"name":"order","version":"1.0"},"tagList":["a"],"input":17}""");
        call("RegisterWorkflowType", """
                {"domain":"%s","name":"bare","version":"1.0"}""");
        check(
                "StartWorkflowExecution",
                "default-undefined",
                START.replace("\"order\"", "\"bare\"").replace("order-1", "bare-1"));
        call("DeprecateWorkflowType", """
                {"domain":"%s","workflowType":{"name":"order","version":"1.0"}}""");
        check("StartWorkflowExecution", "type-deprecated", START.replace("order-1", "order-3"));
    }

    @Test
    void signalWorkflowExecution() {
        call("StartWorkflowExecution", START);
        check("SignalWorkflowExecution", "success", """
                {"domain":"%s","workflowId":"order-1","signalName":"paid","input":""}""");
        check("SignalWorkflowExecution", "no-open-run", """
                {"domain":"%s","workflowId":"order-2","signalName":"paid"}""");
        check("SignalWorkflowExecution", "unknown-run", """
                {"domain":"%s","workflowId":"order-1","runId":"no-such-run","signalName":"paid"}""");
    }

    @Test
    void requestCancelWorkflowExecution() {
        call("StartWorkflowExecution", START);
        check("RequestCancelWorkflowExecution", "success", ORDER_1);
        check("RequestCancelWorkflowExecution", "no-open-run", ORDER_1.replace("order-1", "order-2"));
    }

    @Test
    void terminateWorkflowExecution() {
        call("StartWorkflowExecution", START);
        check("TerminateWorkflowExecution", "success", """
                {"domain":"%s","workflowId":"order-1","reason":"over","details":"by hand","childPolicy":"ABANDON"}""");
        check("TerminateWorkflowExecution", "no-open-run", ORDER_1);
    }

    @Test
    void describeWorkflowExecution() {
        String runId = call("StartWorkflowExecution", START).member("runId");
        String execution = """
                {"domain":"%%s","execution":{"workflowId":"order-1","runId":"%s"}}""".formatted(runId);
        check("DescribeWorkflowExecution", "success", execution);
        call("TerminateWorkflowExecution", ORDER_1);
        check("DescribeWorkflowExecution", "closed", execution);
        check("DescribeWorkflowExecution", "unknown-execution", execution.replace(runId, "no-such-run"));
    }

    @Test
    void getWorkflowExecutionHistory() {
        String runId = call("StartWorkflowExecution", START).member("runId");
        String execution = """
                {"domain":"%%s","execution":{"workflowId":"order-1","runId":"%s"}}""".formatted(runId);
        check("GetWorkflowExecutionHistory", "success", execution);
        String token = check("GetWorkflowExecutionHistory", "first-page", """
                        {"domain":"%%s","execution":{"workflowId":"order-1","runId":"%s"},"maximumPageSize":1,"reverseOrder":true}""".formatted(runId))
                .member("nextPageToken");
        check("GetWorkflowExecutionHistory", "last-page", """
                {"domain":"%%s","execution":{"workflowId":"order-1","runId":"%s"},"nextPageToken":"%s","maximumPageSize":1,"reverseOrder":true}""".formatted(runId, token));
        check("GetWorkflowExecutionHistory", "unknown-execution", execution.replace(runId, "no-such-run"));
    }

    @Test
    void countOpenWorkflowExecutions() {
        call("StartWorkflowExecution", START);
        check("CountOpenWorkflowExecutions", "success", """
                {"domain":"%s","startTimeFilter":{"oldestDate":0},"executionFilter":{"workflowId":"order-1"}}""");
        check("CountOpenWorkflowExecutions", "two-filters", """
                {"domain":"%s","startTimeFilter":{"oldestDate":0},"executionFilter":{"workflowId":"order-1"},"tagFilter":{"tag":"a"}}""");
        check("CountOpenWorkflowExecutions", "unknown-domain", """
                {"domain":"no-such-domain","startTimeFilter":{"oldestDate":0}}""");
    }

    @Test
    void countClosedWorkflowExecutions() {
        check("CountClosedWorkflowExecutions", "success", """
                {"domain":"%s","closeTimeFilter":{"oldestDate":0}}""");
        check("CountClosedWorkflowExecutions", "no-time-filter", """
                {"domain":"%s"}""");
        check("CountClosedWorkflowExecutions", "unknown-domain", """
                {"domain":"no-such-domain","startTimeFilter":{"oldestDate":0}}""");
    }

    @Test
    void listOpenWorkflowExecutions() {
        call("StartWorkflowExecution", START);
        check("ListOpenWorkflowExecutions", "success", """
                {"domain":"%s","startTimeFilter":{"oldestDate":0},"typeFilter":{"name":"order"}}""");
        check("ListOpenWorkflowExecutions", "none", """
                {"domain":"%s","startTimeFilter":{"oldestDate":0,"latestDate":1.5E0}}""");
        check("ListOpenWorkflowExecutions", "date-as-text", """
                {"domain":"%s","startTimeFilter":{"oldestDate":"2026-01-01T00:00:00Z"}}""");
        check("ListOpenWorkflowExecutions", "unknown-domain", """
                {"domain":"no-such-domain","startTimeFilter":{"oldestDate":0}}""");
    }

    @Test
    void listClosedWorkflowExecutions() {
        call("StartWorkflowExecution", START.replace("\"workflowId\"", "\"tagList\":[\"a\"],\"workflowId\""));
        call("TerminateWorkflowExecution", ORDER_1);
        check("ListClosedWorkflowExecutions", "success", """
                {"domain":"%s","closeTimeFilter":{"oldestDate":0},"closeStatusFilter":{"status":"TERMINATED"}}""");
        check("ListClosedWorkflowExecutions", "two-time-filters", """
                {"domain":"%s","startTimeFilter":{"oldestDate":0},"closeTimeFilter":{"oldestDate":0}}""");
        check("ListClosedWorkflowExecutions", "unknown-domain", """
                {"domain":"no-such-domain","startTimeFilter":{"oldestDate":0}}""");
    }

    @Test
    void countPendingDecisionTasks() {
        call("StartWorkflowExecution", START);
        check("CountPendingDecisionTasks", "success", """
                {"domain":"%s","taskList":{"name":"deciders"}}""");
        check("CountPendingDecisionTasks", "unknown-domain", """
                {"domain":"no-such-domain","taskList":{"name":"deciders"}}""");
    }

    @Test
    void countPendingActivityTasks() {
        check("CountPendingActivityTasks", "success", """
                {"domain":"%s","taskList":{"name":"nobody-uses-it"}}""");
        check("CountPendingActivityTasks", "no-list", """
                {"domain":"%s","taskList":{}}""");
        check("CountPendingActivityTasks", "unknown-domain", """
                {"domain":"no-such-domain","taskList":{"name":"workers"}}""");
    }
}
