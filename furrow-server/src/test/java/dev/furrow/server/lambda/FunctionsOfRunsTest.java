package dev.furrow.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.ScheduleLambdaFunctionDecision;
import dev.furrow.server.TestServer;
import dev.furrow.server.Workflows;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A decider calls functions of the server's configuration.
final class FunctionsOfRunsTest {
    @TempDir
    private Path data;

    private static WorkflowExecution start(Workflows workflows) {
        String runId = workflows.server().call("StartWorkflowExecution", """
                        {"domain":"farm","workflowId":"order","workflowType":{"name":"w","version":"1"},"lambdaRole":"role"}""").member("runId");
        return new WorkflowExecution("order", runId);
    }

    private static String history(Workflows workflows, WorkflowExecution run) {
        return workflows
                .server()
                .call("GetWorkflowExecutionHistory", """
                        {"domain":"farm","execution":{"workflowId":"order","runId":"%s"}}""".formatted(run.runId()))
                .text();
    }

    private static ScheduleLambdaFunctionDecision call(String name) {
        return new ScheduleLambdaFunctionDecision("call-1", name, null, "{\"euro\":17}", null);
    }

    @Test
    void theResultOfAFunctionIsInTheNextDecisionTask() {
        try (TestServer server = TestServer.start(data, "lambda", "echo=command:/bin/cat")) {
            Workflows workflows = Workflows.in(server, "farm");
            WorkflowExecution run = start(workflows);
            workflows.decide(call("echo"));

            workflows.decide();
            assertThat(history(workflows, run))
                    .containsSubsequence(
                            "LambdaFunctionScheduled",
                            "LambdaFunctionStarted",
                            "LambdaFunctionCompleted",
                            "\"result\":\"{\\\"euro\\\":17}\"",
                            "DecisionTaskStarted");
        }
    }

    @Test
    void aFunctionThatIsMissingFails() {
        try (TestServer server = TestServer.start(data, "lambda", "echo=command:/bin/cat")) {
            Workflows workflows = Workflows.in(server, "farm");
            WorkflowExecution run = start(workflows);
            workflows.decide(call("other"));

            workflows.decide();
            assertThat(history(workflows, run))
                    .containsSubsequence(
                            "LambdaFunctionScheduled",
                            "LambdaFunctionStarted",
                            "LambdaFunctionFailed",
                            "ResourceNotFoundException");
        }
    }

    @Test
    void withoutFunctionsTheDecisionFails() {
        try (TestServer server = TestServer.start(data)) {
            Workflows workflows = Workflows.in(server, "farm");
            WorkflowExecution run = start(workflows);
            workflows.decide(call("echo"));

            assertThat(history(workflows, run))
                    .contains("ScheduleLambdaFunctionFailed", "LAMBDA_SERVICE_NOT_AVAILABLE_IN_REGION")
                    .doesNotContain("LambdaFunctionScheduled\"");
        }
    }
}
