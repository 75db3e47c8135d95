package dev.furrow.system.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.system.RunningServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The AWS CLI as Debian ships it, signing for real, from registration to the end of a workflow.
class AwsCliTest {
    /// What version 2 of the CLI exits with when the service refuses.
    private static final int REFUSED = 254;

    @TempDir
    Path directory;

    private ForeignProgram aws;
    private Map<String, String> environment;

    private String swf(String... arguments) {
        return aws.with(arguments).printed(directory, environment).strip();
    }

    private void refused(String fault, String message, String... arguments) {
        ForeignProgram.End end = aws.with(arguments).run(directory, environment);
        assertThat(end.exitCode()).isEqualTo(REFUSED);
        assertThat(end.err()).contains("(" + fault + ")").endsWith(message + "\n");
    }

    @Test
    void aWorkflowRunsFromItsRegistrationToItsEnd() {
        ForeignProgram program = ForeignProgram.find("/usr/bin/aws", "install the package awscli");
        try (RunningServer server = RunningServer.guarded(directory.resolve("data"))) {
            aws = program.with("--endpoint-url", server.url(), "--output", "text", "swf");
            environment = Map.of(
                    "AWS_ACCESS_KEY_ID", server.administrator().accessKeyId(),
                    "AWS_SECRET_ACCESS_KEY", server.administrator().secretAccessKey(),
                    "AWS_DEFAULT_REGION", "ap-southeast-2",
                    "AWS_PAGER", "",
                    "AWS_CONFIG_FILE", "/nonexistent",
                    "AWS_SHARED_CREDENTIALS_FILE", "/nonexistent");
            register();
            String runId = start();
            decideAndWork();
            lookAtIt(runId);
            beRefused();
        }
    }

    private void register() {
        assertThat(swf("register-domain", "--name", "cli", "--workflow-execution-retention-period-in-days", "2"))
                .isEmpty();
        swf(
                "register-workflow-type",
                "--domain",
                "cli",
                "--name",
                "w",
                "--workflow-version",
                "1",
                "--default-task-list",
                "name=deciders",
                "--default-task-start-to-close-timeout",
                "30",
                "--default-execution-start-to-close-timeout",
                "600",
                "--default-child-policy",
                "TERMINATE");
        swf("register-activity-type", "--domain", "cli", "--name", "a", "--activity-version", "1");
        assertThat(swf("describe-domain", "--name", "cli", "--query", "domainInfo.[name,status]"))
                .isEqualTo("cli\tREGISTERED");
    }

    private String start() {
        String runId = swf(
                "start-workflow-execution",
                "--domain",
                "cli",
                "--workflow-id",
                "order",
                "--workflow-type",
                "name=w,version=1",
                "--input",
                "two of them",
                "--query",
                "runId");
        assertThat(runId).isNotBlank();
        swf("signal-workflow-execution", "--domain", "cli", "--workflow-id", "order", "--signal-name", "paid");
        assertThat(swf("count-pending-decision-tasks", "--domain", "cli", "--task-list", "name=deciders"))
                .isEqualTo("1\tFalse");
        return runId;
    }

    private void decideAndWork() {
        String token = swf(
                "poll-for-decision-task",
                "--domain",
                "cli",
                "--task-list",
                "name=deciders",
                "--identity",
                "decider",
                "--query",
                "taskToken");
        swf("respond-decision-task-completed", "--task-token", token, "--decisions", """
                [{"decisionType": "ScheduleActivityTask", "scheduleActivityTaskDecisionAttributes": {
                    "activityType": {"name": "a", "version": "1"}, "activityId": "pack", "input": "two",
                    "taskList": {"name": "workers"}, "scheduleToStartTimeout": "60", "scheduleToCloseTimeout": "60",
                    "startToCloseTimeout": "60", "heartbeatTimeout": "NONE"}}]""");
        String activity =
                swf("poll-for-activity-task", "--domain", "cli", "--task-list", "name=workers", "--query", "taskToken");
        assertThat(swf("record-activity-task-heartbeat", "--task-token", activity, "--details", "half"))
                .isEqualTo("False");
        swf("respond-activity-task-completed", "--task-token", activity, "--result", "packed");
        String second = swf(
                "poll-for-decision-task", "--domain", "cli", "--task-list", "name=deciders", "--query", "taskToken");
        swf("respond-decision-task-completed", "--task-token", second, "--decisions", """
                [{"decisionType": "CompleteWorkflowExecution",
                  "completeWorkflowExecutionDecisionAttributes": {"result": "sent"}}]""");
    }

    private void lookAtIt(String runId) {
        String execution = "workflowId=order,runId=" + runId;
        assertThat(swf(
                        "describe-workflow-execution",
                        "--domain",
                        "cli",
                        "--execution",
                        execution,
                        "--query",
                        "executionInfo.[executionStatus,closeStatus]"))
                .isEqualTo("CLOSED\tCOMPLETED");
        assertThat(swf(
                                "get-workflow-execution-history",
                                "--domain",
                                "cli",
                                "--execution",
                                execution,
                                "--page-size",
                                "3",
                                "--query",
                                "events[].eventId")
                        .split("\\s+"))
                .containsExactly(
                        IntStream.rangeClosed(1, 12).mapToObj(String::valueOf).toArray(String[]::new));
        assertThat(swf(
                        "list-closed-workflow-executions",
                        "--domain",
                        "cli",
                        "--start-time-filter",
                        "oldestDate=0",
                        "--query",
                        "executionInfos[].execution.runId"))
                .isEqualTo(runId);
        assertThat(swf("count-closed-workflow-executions", "--domain", "cli", "--close-time-filter", "oldestDate=0"))
                .isEqualTo("1\tFalse");
    }

    private void beRefused() {
        refused(
                "DomainAlreadyExistsFault",
                "operation: cli",
                "register-domain",
                "--name",
                "cli",
                "--workflow-execution-retention-period-in-days",
                "2");
        refused("UnknownResourceFault", "operation: Unknown domain: nowhere", "describe-domain", "--name", "nowhere");
        refused(
                "UnknownResourceFault",
                "operation: Unknown execution, workflowId = order",
                "terminate-workflow-execution",
                "--domain",
                "cli",
                "--workflow-id",
                "order");
        refused(
                "ValidationException",
                "operation: Invalid token",
                "respond-activity-task-completed",
                "--task-token",
                "forged");
    }
}
