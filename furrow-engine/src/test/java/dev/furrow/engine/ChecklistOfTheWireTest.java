package dev.furrow.engine;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.refusalOf;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.operation.*;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What real clients rely on, section 11 of the specification, one test a line: answers, their bytes and their
/// shapes.
class ChecklistOfTheWireTest extends ClientChecklist {
    @Test
    void voidOperationsAnswerZeroBytes() {
        assertThat(engine.send(new RegisterDomainRequest("d", null, "1", null)).body())
                .isEmpty();
        assertThat(engine.send(new DeprecateDomainRequest("d")).body()).isEmpty();
        assertThat(engine.send(new UndeprecateDomainRequest("d")).body()).isEmpty();
        WorkflowExecution run = engine.start("wf");
        assertThat(engine.send(new SignalWorkflowExecutionRequest(DOMAIN, "wf", null, "s", null))
                        .body())
                .isEmpty();
        DecisionTask task = poll();
        assertThat(engine.send(new RespondDecisionTaskCompletedRequest(
                                task.taskToken(), List.of(schedule("a1")), null, null, null))
                        .body())
                .isEmpty();
        assertThat(engine.send(new RespondActivityTaskCompletedRequest(
                                engine.pollActivity().taskToken(), null))
                        .body())
                .isEmpty();
        assertThat(engine.send(new TerminateWorkflowExecutionRequest(DOMAIN, "wf", run.runId(), null, null, null))
                        .body())
                .isEmpty();
    }

    @Test
    void theNameAfterTheHashIsTheFault() {
        engine.start("wf");
        assertThat(refusalOf(() -> engine.call(start("wf"), Run.class)).type().wireType())
                .isEqualTo("com.amazonaws.swf.base.model#WorkflowExecutionAlreadyStartedFault");
        assertThat(refusalOf(() -> engine.call(new RegisterDomainRequest(DOMAIN, null, "1", null)))
                        .type()
                        .wireType())
                .isEqualTo("com.amazonaws.swf.base.model#DomainAlreadyExistsFault");
        assertThat(refusalOf(() -> engine.call(registerWorkflowType("w", "1")))
                        .type()
                        .wireType())
                .isEqualTo("com.amazonaws.swf.base.model#TypeAlreadyExistsFault");
    }

    @Test
    void whatIsUnknownIsNamedFirst() {
        assertThat(refusalOf(() -> engine.call(new DescribeDomainRequest("d"), DomainDetail.class))
                        .message())
                .matches("Unknown domain: d");
        assertThat(refusalOf(() ->
                                engine.call(with(start("wf"), "workflowType", new WorkflowType("x", "1")), Run.class))
                        .message())
                .matches("Unknown type: WorkflowType=\\[name=x, version=1]");
        assertThat(refusalOf(() -> engine.describe(new WorkflowExecution("wf", "r")))
                        .message())
                .matches("Unknown execution: WorkflowExecution=\\[workflowId=wf, runId=r]");
        assertThat(refusalOf(() -> terminate("wf")).message()).matches("Unknown execution, workflowId = wf");
    }

    @Test
    void timestampsAreNumbersOfSeconds() {
        engine.advance(Duration.ofMillis(73));
        WorkflowExecution run = engine.start("wf");
        assertThat(body(new DescribeWorkflowExecutionRequest(DOMAIN, run)))
                .contains("\"startTimestamp\":1800000000.073");
        assertThat(body(new GetWorkflowExecutionHistoryRequest(DOMAIN, run, null, null, null)))
                .contains("\"eventTimestamp\":1800000000.073");
    }

    @Test
    void nextPageTokenIsAbsentWhenFinished() {
        WorkflowExecution run = engine.start("wf");
        assertThat(body(new GetWorkflowExecutionHistoryRequest(DOMAIN, run, null, 2, null)))
                .doesNotContain("nextPageToken");
        assertThat(body(pollForDecisionTask("deciders"))).doesNotContain("nextPageToken");
    }

    @Test
    void membersThatAreNullAreAbsent() {
        String runId = sendRaw(
                        "{\"domain\":\"test\",\"workflowId\":\"wf\",\"workflowType\":{\"name\":\"w\",\"version\":\"1\"},"
                                + "\"input\":null,\"taskList\":null,\"tagList\":null,\"childPolicy\":null,"
                                + "\"executionStartToCloseTimeout\":null,\"taskPriority\":null}",
                        StartWorkflowExecutionRequest.class)
                .as(Run.class)
                .runId();
        assertThat(only(dev.furrow.api.event.WorkflowExecutionStarted.class, new WorkflowExecution("wf", runId))
                        .taskList()
                        .name())
                .isEqualTo("deciders");
    }
}
