package dev.furrow.server.console.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls to copy; the hostile ones are run in a real shell.
class CopyAsTest {
    private static StartWorkflowExecutionRequest start(String workflowId, String input, List<String> tags) {
        return new StartWorkflowExecutionRequest(
                "shop",
                workflowId,
                new WorkflowType("Order", "1.0"),
                new TaskList("deciders"),
                null,
                input,
                "3600",
                tags,
                null,
                ChildPolicy.TERMINATE,
                null);
    }

    private static CopyAs copy(StartWorkflowExecutionRequest request) {
        return new CopyAs(request, "http://127.0.0.1:8470", "us-east-1");
    }

    @Test
    void aLineForTheCliNamesEveryMember() {
        assertThat(copy(start("order-1", "{\"amount\":5}", List.of("red", "big")))
                        .cli())
                .isEqualTo("""
                        aws swf start-workflow-execution --endpoint-url http://127.0.0.1:8470 --region us-east-1 \\
                          --domain=shop \\
                          --workflow-id=order-1 \\
                          --workflow-type='{"name":"Order","version":"1.0"}' \\
                          --task-list='{"name":"deciders"}' \\
                          --input='{"amount":5}' \\
                          --execution-start-to-close-timeout=3600 \\
                          --tag-list red big \\
                          --child-policy=TERMINATE""");
    }

    /// The arguments that a shell makes of a line.
    private static List<String> arguments(String line) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-c", "aws() { printf '%s\\0' \"$@\"; }\n" + line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        shell.getOutputStream().close();
        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return List.of(out.split("\0", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$(touch furrow-was-here)",
                "`id`; rm -rf /; echo 'x' \"y\"",
                "it's",
                "a\nb\r\tc",
                "\u001B[2J\u0007",
                "\u202Egnp.exe\u2066",
                "-x",
                "--help",
                "नमस्ते \uD83D\uDE00",
                "back\\slash $HOME !history * ? ~",
                "",
                "\u007F\u0080\u009F7",
            })
    void whateverAValueSaysItStaysOneArgument(String hostile) throws Exception {
        String line = copy(start("order-1", hostile, null)).cli();

        assertThat(arguments(line)).contains("--input=" + hostile);
        assertThat(line.replace("\n", "").codePoints()).allMatch(Shown::isPlain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "fileb://x", "http://169.254.169.254/latest", "https://x"})
    void whatTheCliWouldTakeForAFileIsSentInsideTheWholeRequest(String value) throws Exception {
        List<String> arguments = arguments(copy(start("order-1", value, null)).cli());

        assertThat(arguments).contains("--cli-input-json").noneMatch(argument -> argument.endsWith("=" + value));
        assertThat(arguments.get(arguments.indexOf("--cli-input-json") + 1)).contains('"' + value + '"');
    }

    @Test
    void aTagThatLooksLikeAnOptionIsNone() throws Exception {
        assertThat(arguments(
                        copy(start("order-1", "x", List.of("--query", "b"))).cli()))
                .contains("--cli-input-json")
                .doesNotContain("--query");
    }

    @Test
    void flagsAreWrittenAsTheCliHasThem() {
        WorkflowExecution run = new WorkflowExecution("o", "r");

        assertThat(new CopyAs(new GetWorkflowExecutionHistoryRequest("d", run, null, 5, true), "u", "r").cli())
                .endsWith("--maximum-page-size=5 \\\n  --reverse-order");
        assertThat(new CopyAs(new GetWorkflowExecutionHistoryRequest("d", run, null, null, false), "u", "r").cli())
                .endsWith("--no-reverse-order");
    }

    @Test
    void aProgramInPythonQuotesInAscii() {
        assertThat(copy(start("o\"; import os #", "\u202E\uD83D\uDE00\n\uD800", List.of("a")))
                        .python())
                .isEqualTo("""
                        import boto3

                        swf = boto3.client("swf", endpoint_url="http://127.0.0.1:8470", region_name="us-east-1")
                        print(swf.start_workflow_execution(
                            domain="shop",
                            workflowId="o\\"; import os #",
                            workflowType={"name": "Order", "version": "1.0"},
                            taskList={"name": "deciders"},
                            input="\\u202e\\U0001f600\\n\\ud800",
                            executionStartToCloseTimeout="3600",
                            tagList=["a"],
                            childPolicy="TERMINATE",
                        ))
                        """);
    }

    @Test
    void aProgramInJavaCallsTheSdkWithTheRecordsOfTheApi() {
        assertThat(new CopyAs(
                                new SignalWorkflowExecutionRequest("shop", "o", null, "go", "\"\n\0\\u0022"),
                                "http://h",
                                "us-east-1")
                        .java())
                .contains("import dev.furrow.api.operation.SignalWorkflowExecutionRequest;\n")
                .contains("furrow.swf().signalWorkflowExecution(new SignalWorkflowExecutionRequest(\"shop\",\n")
                .contains("null,\n")
                .contains("\"\\\"\\n\\000\\\\u0022\"");
    }

    @Test
    void aJUnitTestHasNamesThatJavaTakes() {
        ReplayCode code = ReplayCode.of(
                "shop*/",
                new WorkflowType("com.shop.OrderWorkflow.run", "1*/ \\u002a\\u002f"),
                new WorkflowExecution("../../etc/x y", "AbC_-9"),
                "");

        assertThat(code.className()).isEqualTo("ComShopOrderWorkflowRunReplayTest");
        assertThat(code.historyFile()).isEqualTo("src/test/histories/run..-..-etc-x-y-AbC_-9.json");
        assertThat(code.source()).doesNotContain("\\u002a").contains("ComShopOrderWorkflowRunWorkflow.class");
    }

    @Test
    void aClassThatIsNoneIsRefused() {
        assertThatThrownBy(() -> ReplayCode.of(
                        "d", new WorkflowType("w", "1"), new WorkflowExecution("o", "r"), "X { static { evil(); } }"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
