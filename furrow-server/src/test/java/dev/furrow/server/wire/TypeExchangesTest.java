package dev.furrow.server.wire;

import dev.furrow.server.SharedServer;
import dev.furrow.server.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/// The operations about workflow and activity types, each in a domain of its own.
@ExtendWith(SharedServer.class)
final class TypeExchangesTest {
    private final TestServer server;
    private String domain;

    TypeExchangesTest(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void register(TestInfo test) {
        domain = "wire-" + test.getTestMethod().orElseThrow().getName();
        server.call("RegisterDomain", """
                {"name":"%s","workflowExecutionRetentionPeriodInDays":"7"}""".formatted(domain));
    }

    private String check(String operation, String name, String body) {
        return GoldenExchange.check(server, operation, name, body.formatted(domain))
                .member("nextPageToken");
    }

    private void call(String operation, String body) {
        server.call(operation, body.formatted(domain));
    }

    private static final String WORKFLOW = """
            {"domain":"%s","name":"order","version":"1.0"}""";
    private static final String WORKFLOW_TYPE = """
            {"domain":"%s","workflowType":{"name":"order","version":"1.0"}}""";
    private static final String UNKNOWN_WORKFLOW_TYPE = """
            {"domain":"%s","workflowType":{"name":"order","version":"2.0"}}""";
    private static final String ACTIVITY = """
            {"domain":"%s","name":"charge","version":"1.0"}""";
    private static final String ACTIVITY_TYPE = """
            {"domain":"%s","activityType":{"name":"charge","version":"1.0"}}""";
    private static final String UNKNOWN_ACTIVITY_TYPE = """
            {"domain":"%s","activityType":{"name":"charge","version":"2.0"}}""";

    @Test
    void registerWorkflowType() {
        String all = """
                {"domain":"%s","name":"order","version":"1.0","description":"An order","defaultTaskStartToCloseTimeout":"60","defaultExecutionStartToCloseTimeout":"3600","defaultTaskList":{"name":"deciders"},"defaultTaskPriority":"-5","defaultChildPolicy":"TERMINATE","defaultLambdaRole":"role"}""";
        check("RegisterWorkflowType", "success", all);
        check("RegisterWorkflowType", "already-exists", WORKFLOW);
        check("RegisterWorkflowType", "three-violations", """
                {"domain":"%s","name":"order","defaultTaskList":{},"defaultChildPolicy":"KEEP"}""");
        check("RegisterWorkflowType", "unknown-domain", WORKFLOW.replace("%s", "no-such-domain"));
        check("DescribeWorkflowType", "with-defaults", WORKFLOW_TYPE);
    }

    @Test
    void describeWorkflowType() {
        call("RegisterWorkflowType", WORKFLOW);
        check("DescribeWorkflowType", "success", WORKFLOW_TYPE);
        check("DescribeWorkflowType", "unknown-type", UNKNOWN_WORKFLOW_TYPE);
    }

    @Test
    void deprecateWorkflowType() {
        call("RegisterWorkflowType", WORKFLOW);
        check("DeprecateWorkflowType", "success", WORKFLOW_TYPE);
        check("DeprecateWorkflowType", "already-deprecated", WORKFLOW_TYPE);
        check("DeprecateWorkflowType", "unknown-type", UNKNOWN_WORKFLOW_TYPE);
    }

    @Test
    void undeprecateWorkflowType() {
        call("RegisterWorkflowType", WORKFLOW);
        check("UndeprecateWorkflowType", "registered", WORKFLOW_TYPE);
        call("DeprecateWorkflowType", WORKFLOW_TYPE);
        check("UndeprecateWorkflowType", "success", WORKFLOW_TYPE);
        check("UndeprecateWorkflowType", "unknown-type", UNKNOWN_WORKFLOW_TYPE);
    }

    @Test
    void deleteWorkflowType() {
        call("RegisterWorkflowType", WORKFLOW);
        check("DeleteWorkflowType", "not-deprecated", WORKFLOW_TYPE);
        call("DeprecateWorkflowType", WORKFLOW_TYPE);
        check("DeleteWorkflowType", "success", WORKFLOW_TYPE);
        check("DeleteWorkflowType", "unknown-type", WORKFLOW_TYPE);
    }

    @Test
    void listWorkflowTypes() {
        call("RegisterWorkflowType", WORKFLOW);
        call("RegisterWorkflowType", WORKFLOW.replace("1.0", "1.1"));
        check("ListWorkflowTypes", "success", """
                {"domain":"%s","registrationStatus":"REGISTERED"}""");
        String token = check("ListWorkflowTypes", "first-page", """
                {"domain":"%s","registrationStatus":"REGISTERED","maximumPageSize":1}""");
        check("ListWorkflowTypes", "last-page", """
                {"domain":"%%s","nextPageToken":"%s","registrationStatus":"REGISTERED","maximumPageSize":1}""".formatted(token));
        check("ListWorkflowTypes", "page-too-large", """
                {"domain":"%s","registrationStatus":"REGISTERED","maximumPageSize":1001}""");
        check("ListWorkflowTypes", "unknown-domain", """
                {"domain":"no-such-domain","registrationStatus":"REGISTERED"}""");
    }

    @Test
    void registerActivityType() {
        String all = """
                {"domain":"%s","name":"charge","version":"1.0","description":"Charges","defaultTaskStartToCloseTimeout":"60","defaultTaskHeartbeatTimeout":"NONE","defaultTaskList":{"name":"workers"},"defaultTaskPriority":"3","defaultTaskScheduleToStartTimeout":"120","defaultTaskScheduleToCloseTimeout":"180"}""";
        check("RegisterActivityType", "success", all);
        check("RegisterActivityType", "already-exists", ACTIVITY);
        check("RegisterActivityType", "bad-duration", """
                {"domain":"%s","name":"other","version":"1.0","defaultTaskHeartbeatTimeout":"soon"}""");
        check("RegisterActivityType", "unknown-domain", ACTIVITY.replace("%s", "no-such-domain"));
        check("DescribeActivityType", "with-defaults", ACTIVITY_TYPE);
    }

    @Test
    void describeActivityType() {
        call("RegisterActivityType", ACTIVITY);
        check("DescribeActivityType", "success", ACTIVITY_TYPE);
        check("DescribeActivityType", "unknown-type", UNKNOWN_ACTIVITY_TYPE);
    }

    @Test
    void deprecateActivityType() {
        call("RegisterActivityType", ACTIVITY);
        check("DeprecateActivityType", "success", ACTIVITY_TYPE);
        check("DeprecateActivityType", "already-deprecated", ACTIVITY_TYPE);
        check("DeprecateActivityType", "unknown-type", UNKNOWN_ACTIVITY_TYPE);
    }

    @Test
    void undeprecateActivityType() {
        call("RegisterActivityType", ACTIVITY);
        check("UndeprecateActivityType", "registered", ACTIVITY_TYPE);
        call("DeprecateActivityType", ACTIVITY_TYPE);
        check("UndeprecateActivityType", "success", ACTIVITY_TYPE);
        check("UndeprecateActivityType", "unknown-type", UNKNOWN_ACTIVITY_TYPE);
    }

    @Test
    void deleteActivityType() {
        call("RegisterActivityType", ACTIVITY);
        check("DeleteActivityType", "not-deprecated", ACTIVITY_TYPE);
        call("DeprecateActivityType", ACTIVITY_TYPE);
        check("DeleteActivityType", "success", ACTIVITY_TYPE);
        check("DeleteActivityType", "unknown-type", ACTIVITY_TYPE);
    }

    @Test
    void listActivityTypes() {
        call("RegisterActivityType", ACTIVITY);
        check("ListActivityTypes", "success", """
                {"domain":"%s","registrationStatus":"REGISTERED"}""");
        check("ListActivityTypes", "none-of-that-name", """
                {"domain":"%s","name":"other","registrationStatus":"REGISTERED"}""");
        check("ListActivityTypes", "negative-page", """
                {"domain":"%s","registrationStatus":"REGISTERED","maximumPageSize":-1}""");
        check("ListActivityTypes", "unknown-domain", """
                {"domain":"no-such-domain","registrationStatus":"REGISTERED"}""");
    }
}
