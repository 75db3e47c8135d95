package dev.furrow.engine.operation;

import static dev.furrow.api.event.EventType.DecisionTaskScheduled;
import static dev.furrow.api.event.EventType.WorkflowExecutionStarted;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.refusalOf;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.CloseStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.Histories;
import dev.furrow.engine.PendingReply;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import dev.furrow.engine.decision.Permissions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 2.3 of the specification. Its faults and the order of its checks are in `FaultMatrixTest`.
class StartWorkflowExecutionTest {
    private final TestEngine engine = new TestEngine(TestSettings.aws()).withTypes();

    @BeforeEach
    void aTypeWithEveryDefault() {
        engine.call(with(
                registerWorkflowType("full", "1"), "defaultTaskPriority", "3", "defaultLambdaRole", "arn:default"));
    }

    private static StartWorkflowExecutionRequest startFull() {
        return with(start("wf"), "workflowType", new WorkflowType("full", "1"));
    }

    private WorkflowExecution run(StartWorkflowExecutionRequest request) {
        return new WorkflowExecution(
                request.workflowId(), engine.call(request, Run.class).runId());
    }

    private dev.furrow.api.event.WorkflowExecutionStarted started(StartWorkflowExecutionRequest request) {
        return Histories.only(dev.furrow.api.event.WorkflowExecutionStarted.class, engine.history(run(request)));
    }

    @Test
    void aRunBeginsWithTwoEventsOfOneInstant() {
        List<HistoryEvent> history = engine.history(engine.start("wf"));
        assertThat(Histories.types(history)).containsExactly(WorkflowExecutionStarted, DecisionTaskScheduled);
        assertThat(history).extracting(HistoryEvent::eventTimestamp).containsOnly(Instant.ofEpochMilli(engine.now()));
    }

    @Test
    void whatTheStarterLeavesOutComesFromTheType() {
        assertThat(started(startFull()))
                .isEqualTo(new dev.furrow.api.event.WorkflowExecutionStarted(
                        null,
                        "3600",
                        "30",
                        ChildPolicy.TERMINATE,
                        new TaskList("deciders"),
                        "3",
                        new WorkflowType("full", "1"),
                        null,
                        null,
                        null,
                        0,
                        "arn:default"));
    }

    @Test
    void whatTheStarterSaysOverridesTheType() {
        assertThat(started(with(
                        startFull(),
                        "input",
                        "seeds",
                        "executionStartToCloseTimeout",
                        "77",
                        "taskStartToCloseTimeout",
                        "NONE",
                        "childPolicy",
                        ChildPolicy.ABANDON,
                        "taskList",
                        new TaskList("mine"),
                        "taskPriority",
                        "-2",
                        "tagList",
                        List.of("a", "b"),
                        "lambdaRole",
                        "arn:mine")))
                .isEqualTo(new dev.furrow.api.event.WorkflowExecutionStarted(
                        "seeds",
                        "77",
                        "NONE",
                        ChildPolicy.ABANDON,
                        new TaskList("mine"),
                        "-2",
                        new WorkflowType("full", "1"),
                        List.of("a", "b"),
                        null,
                        null,
                        0,
                        "arn:mine"));
    }

    @Test
    void aPriorityAndARoleThatNobodyGivesAreNotShown() {
        dev.furrow.api.event.WorkflowExecutionStarted event = started(start("wf"));
        assertThat(event.taskPriority()).isNull();
        assertThat(event.lambdaRole()).isNull();
    }

    @Test
    void emptyDurationsAndPrioritiesSayNothing() {
        dev.furrow.api.event.WorkflowExecutionStarted event = started(with(
                startFull(), "executionStartToCloseTimeout", "", "taskStartToCloseTimeout", "", "taskPriority", ""));
        assertThat(event.executionStartToCloseTimeout()).isEqualTo("3600");
        assertThat(event.taskStartToCloseTimeout()).isEqualTo("30");
        assertThat(event.taskPriority()).isEqualTo("3");
    }

    @Test
    void anEmptyInputIsAValue() {
        assertThat(started(with(start("wf"), "input", "")).input()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "31536001", "-1"})
    void anExecutionTakesAYearAtMost(String timeout) {
        assertThat(refusalOf(() -> engine.call(with(start("wf"), "executionStartToCloseTimeout", timeout), Run.class))
                        .type())
                .isEqualTo(FaultType.VALIDATION);
        run(with(start("wf"), "executionStartToCloseTimeout", "31536000"));
    }

    @Test
    void atMostFiveTagsAreAllowed() {
        run(with(start("five"), "tagList", List.of("1", "2", "3", "4", "5")));
        assertThat(refusalOf(() -> run(with(start("six"), "tagList", List.of("1", "2", "3", "4", "5", "6"))))
                        .type())
                .isEqualTo(FaultType.VALIDATION);
    }

    @Test
    void aTagThatIsNullIsNoneAndAnEmptyOneIsOne() {
        String body = "{\"domain\":\"test\",\"workflowId\":\"wf\",\"workflowType\":"
                + "{\"name\":\"w\",\"version\":\"1\"},\"tagList\":[\"a\",null,\"\"]}";
        Run started = engine.sendRaw(body.getBytes(StandardCharsets.UTF_8), StartWorkflowExecutionRequest.class)
                .as(Run.class);
        assertThat(engine.describe(new WorkflowExecution("wf", started.runId()))
                        .executionInfo()
                        .tagList())
                .containsExactly("a", "");
    }

    @Test
    void runIdsNeverRepeatAndHaveAtMost64Characters() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            WorkflowExecution run = engine.start("wf");
            assertThat(run.runId()).hasSizeLessThanOrEqualTo(64).matches("[A-Za-z0-9_-]+");
            ids.add(run.runId());
            engine.decide(completeWorkflow());
        }
        assertThat(ids).hasSize(50);
    }

    @Test
    void ofManyStartsAtOnceExactlyOneWins() {
        List<PendingReply> replies = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            PendingReply reply = new PendingReply();
            engine.engine().submit(start("wf"), Permissions.ALL, reply);
            replies.add(reply);
        }
        engine.advance(Duration.ZERO);
        int won = 0;
        for (PendingReply reply : replies) {
            try {
                reply.body();
                won++;
            } catch (dev.furrow.api.fault.Fault fault) {
                assertThat(fault.type()).isEqualTo(FaultType.WORKFLOW_EXECUTION_ALREADY_STARTED);
            }
        }
        assertThat(won).isEqualTo(1);
    }

    @Test
    void aWorkflowIdIsFreeAgainWhenItsRunHasClosed() {
        WorkflowExecution first = engine.start("wf");
        engine.decide(completeWorkflow());
        WorkflowExecution second = engine.start("wf");
        assertThat(second.runId()).isNotEqualTo(first.runId());
        assertThat(engine.describe(first).executionInfo().closeStatus()).isEqualTo(CloseStatus.COMPLETED);
    }

    @Test
    void aWorkflowIdIsFreeAgainWhenTheTimeOfItsRunIsUp() {
        WorkflowExecution first = run(with(start("wf"), "executionStartToCloseTimeout", "60"));
        engine.advanceUnnoticed(Duration.ofSeconds(60));
        engine.start("wf");
        assertThat(engine.describe(first).executionInfo().closeStatus()).isEqualTo(CloseStatus.TIMED_OUT);
    }

    @Test
    void theSameWorkflowIdMayBeOpenInTwoDomains() {
        engine.call(new RegisterDomainRequest("other", null, "30", null));
        engine.call(with(registerWorkflowType("w", "1"), "domain", "other"));
        engine.start("wf");
        engine.call(with(start("wf"), "domain", "other"), Run.class);
    }

    @Test
    void aRunOutlivesARestart() {
        WorkflowExecution run = run(startFull());
        WorkflowExecutionDetail before = engine.describe(run);
        engine.restart();
        assertThat(engine.describe(run)).isEqualTo(before);
        assertThat(refusalOf(() -> engine.call(start("wf"), Run.class)).type())
                .isEqualTo(FaultType.WORKFLOW_EXECUTION_ALREADY_STARTED);
        assertThat(engine.pollDecision().workflowExecution()).isEqualTo(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn", "a\u0000b", "a\u009Fb", ""})
    void aWorkflowIdIsRefusedForControlCharactersAndArnOnly(String workflowId) {
        assertThat(refusalOf(() -> engine.start(workflowId)).type()).isEqualTo(FaultType.VALIDATION);
    }

    @Test
    void aWorkflowIdMayHoldWhatRealOnesHold() {
        engine.start("22Uu5x0W/+br=:7 | x");
        engine.start(" padded ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "a/b", "a|b", "arn", " a", "a\t", ""})
    void aTaskListKeepsToTheDocumentedRules(String name) {
        assertThat(refusalOf(() -> run(with(start("wf"), "taskList", new TaskList(name))))
                        .type())
                .isEqualTo(FaultType.VALIDATION);
    }

    @Test
    void aDomainOfTheRequestIsThatOfTheRun() {
        engine.start("wf");
        assertThat(engine.call(
                                new CountOpenWorkflowExecutionsRequest(
                                        DOMAIN, new ExecutionTimeFilter(Instant.EPOCH, null), null, null, null),
                                WorkflowExecutionCount.class)
                        .count())
                .isEqualTo(1);
    }
}
