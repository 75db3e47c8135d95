package dev.furrow.engine.operation;

import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.refusalOf;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.ExecutionStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Section 8.5 of the specification: listing and counting closed runs.
class ListClosedWorkflowExecutionsTest {
    private static final ExecutionTimeFilter ALWAYS = new ExecutionTimeFilter(Instant.EPOCH, null);

    private final TestEngine engine = new TestEngine(TestSettings.aws()).withTypes();
    private Instant begin;
    private WorkflowExecution one;

    /// Three runs that start a second apart and close a second apart in the opposite order.
    @BeforeEach
    void threeRuns() {
        engine.call(registerWorkflowType("v", "1"));
        begin = Instant.ofEpochMilli(engine.now());
        one = begin("one", "w", List.of("red", "big"));
        begin("two", "w", List.of("red"));
        begin("three", "v", null);
        end("three", completeWorkflow());
        end("two", failWorkflow("frost"));
        end("one", cancelWorkflow());
    }

    private WorkflowExecution begin(String workflowId, String type, List<String> tags) {
        Run run = engine.call(
                with(
                        start(workflowId),
                        "workflowType",
                        new WorkflowType(type, "1"),
                        "tagList",
                        tags,
                        "taskList",
                        new TaskList(workflowId)),
                Run.class);
        engine.advance(Duration.ofSeconds(1));
        return new WorkflowExecution(workflowId, run.runId());
    }

    private void end(String workflowId, Decision close) {
        engine.complete(engine.pollDecision(workflowId), close);
        engine.advance(Duration.ofSeconds(1));
    }

    private static ListClosedWorkflowExecutionsRequest all() {
        return new ListClosedWorkflowExecutionsRequest(DOMAIN, ALWAYS, null, null, null, null, null, null, null, null);
    }

    private static ListClosedWorkflowExecutionsRequest byClose(ExecutionTimeFilter span) {
        return with(all(), "startTimeFilter", null, "closeTimeFilter", span);
    }

    /// The workflowIds that are listed; counting must agree.
    private List<String> list(ListClosedWorkflowExecutionsRequest base, Object... changes) {
        ListClosedWorkflowExecutionsRequest request = with(base, changes);
        List<String> listed = engine.call(request, WorkflowExecutionInfos.class).executionInfos().stream()
                .map(info -> info.execution().workflowId())
                .toList();
        assertThat(engine.call(count(request), WorkflowExecutionCount.class))
                .isEqualTo(new WorkflowExecutionCount(listed.size(), false));
        return listed;
    }

    private static CountClosedWorkflowExecutionsRequest count(ListClosedWorkflowExecutionsRequest request) {
        return new CountClosedWorkflowExecutionsRequest(
                request.domain(),
                request.startTimeFilter(),
                request.closeTimeFilter(),
                request.executionFilter(),
                request.typeFilter(),
                request.tagFilter(),
                request.closeStatusFilter());
    }

    @Test
    void theTimeThatIsAskedForGivesTheOrder() {
        assertThat(list(all())).containsExactly("three", "two", "one");
        assertThat(list(all(), "reverseOrder", true)).containsExactly("one", "two", "three");
        assertThat(list(byClose(ALWAYS))).containsExactly("one", "two", "three");
        assertThat(list(byClose(ALWAYS), "reverseOrder", true)).containsExactly("three", "two", "one");
    }

    @Test
    void bothEndsOfTheSpanAreIncluded() {
        Instant second = begin.plusSeconds(1);
        assertThat(list(all(), "startTimeFilter", new ExecutionTimeFilter(second, second)))
                .containsExactly("two");
        Instant closed = begin.plusSeconds(4);
        assertThat(list(byClose(new ExecutionTimeFilter(closed, closed)))).containsExactly("two");
        assertThat(list(byClose(new ExecutionTimeFilter(closed, null)))).containsExactly("one", "two");
        assertThat(list(byClose(new ExecutionTimeFilter(Instant.EPOCH, closed))))
                .containsExactly("two", "three");
    }

    @Test
    void anItemShowsWhatIsKnown() {
        WorkflowExecutionInfo item = engine.call(
                        with(all(), "executionFilter", new WorkflowExecutionFilter("one")),
                        WorkflowExecutionInfos.class)
                .executionInfos()
                .getFirst();
        assertThat(item)
                .isEqualTo(new WorkflowExecutionInfo(
                        one,
                        TestEngine.workflowType(),
                        begin,
                        begin.plusSeconds(5),
                        ExecutionStatus.CLOSED,
                        CloseStatus.CANCELED,
                        null,
                        List.of("red", "big"),
                        false));
    }

    @Test
    void filtersWorkByEitherTime() {
        for (ListClosedWorkflowExecutionsRequest base : List.of(all(), byClose(ALWAYS))) {
            assertThat(list(base, "typeFilter", new WorkflowTypeFilter("w", null)))
                    .containsExactlyInAnyOrder("one", "two");
            assertThat(list(base, "typeFilter", new WorkflowTypeFilter("w", "1")))
                    .containsExactlyInAnyOrder("one", "two");
            assertThat(list(base, "typeFilter", new WorkflowTypeFilter("w", "2")))
                    .isEmpty();
            assertThat(list(base, "tagFilter", new TagFilter("red"))).containsExactlyInAnyOrder("one", "two");
            assertThat(list(base, "tagFilter", new TagFilter("big"))).containsExactly("one");
            assertThat(list(base, "executionFilter", new WorkflowExecutionFilter("two")))
                    .containsExactly("two");
            assertThat(list(base, "executionFilter", new WorkflowExecutionFilter("nobody")))
                    .isEmpty();
            assertThat(list(base, "closeStatusFilter", new CloseStatusFilter(CloseStatus.COMPLETED)))
                    .containsExactly("three");
            assertThat(list(base, "closeStatusFilter", new CloseStatusFilter(CloseStatus.FAILED)))
                    .containsExactly("two");
            assertThat(list(base, "closeStatusFilter", new CloseStatusFilter(CloseStatus.TERMINATED)))
                    .isEmpty();
        }
    }

    @Test
    void everyWayOfClosingCanBeAskedFor() {
        begin("terminated", "w", null);
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "terminated", null, null, null, null));
        begin("continued", "w", null);
        end("continued", with(continueAsNew(), "executionStartToCloseTimeout", "10"));
        engine.advance(Duration.ofSeconds(10));
        assertThat(list(all(), "closeStatusFilter", new CloseStatusFilter(CloseStatus.TERMINATED)))
                .containsExactly("terminated");
        assertThat(list(all(), "closeStatusFilter", new CloseStatusFilter(CloseStatus.CONTINUED_AS_NEW)))
                .containsExactly("continued");
        assertThat(list(all(), "closeStatusFilter", new CloseStatusFilter(CloseStatus.TIMED_OUT)))
                .containsExactly("continued");
        assertThat(list(all(), "closeStatusFilter", new CloseStatusFilter(CloseStatus.CANCELED)))
                .containsExactly("one");
    }

    @Test
    void allRunsOfAWorkflowIdAreListed() {
        for (int i = 0; i < 3; i++) {
            begin("again", "w", null);
            end("again", completeWorkflow());
        }
        assertThat(list(all(), "executionFilter", new WorkflowExecutionFilter("again")))
                .hasSize(3);
        assertThat(list(all(), "closeStatusFilter", new CloseStatusFilter(CloseStatus.COMPLETED)))
                .containsExactly("again", "again", "again", "three");
    }

    @Test
    void openRunsAreNotListed() {
        begin("open", "w", List.of("red"));
        assertThat(list(all())).doesNotContain("open");
        assertThat(list(all(), "tagFilter", new TagFilter("red"))).doesNotContain("open");
    }

    @Test
    void listsOutliveARestart() {
        engine.restart();
        assertThat(list(byClose(ALWAYS))).containsExactly("one", "two", "three");
    }

    @Test
    void exactlyOneSpanIsRequired() {
        assertThat(refusalOf(() -> list(all(), "startTimeFilter", null)).type()).isEqualTo(FaultType.VALIDATION);
        assertThat(refusalOf(() -> list(all(), "closeTimeFilter", ALWAYS)).type())
                .isEqualTo(FaultType.VALIDATION);
        assertThat(refusalOf(() -> engine.call(
                                count(with(all(), "closeTimeFilter", ALWAYS)), WorkflowExecutionCount.class))
                        .type())
                .isEqualTo(FaultType.VALIDATION);
        ExecutionTimeFilter turned = new ExecutionTimeFilter(begin, begin.minusMillis(1));
        assertThat(refusalOf(() -> list(byClose(turned))).type()).isEqualTo(FaultType.VALIDATION);
    }

    @Test
    void atMostOneFilterIsAllowed() {
        Object[] filters = {
            "executionFilter", new WorkflowExecutionFilter("one"),
            "typeFilter", new WorkflowTypeFilter("w", null),
            "tagFilter", new TagFilter("red"),
            "closeStatusFilter", new CloseStatusFilter(CloseStatus.FAILED)
        };
        for (int i = 0; i < filters.length; i += 2) {
            for (int j = i + 2; j < filters.length; j += 2) {
                ListClosedWorkflowExecutionsRequest two =
                        with(all(), filters[i], filters[i + 1], filters[j], filters[j + 1]);
                assertThat(refusalOf(() -> engine.call(two, WorkflowExecutionInfos.class)))
                        .hasMessageContaining((String) filters[i])
                        .hasMessageContaining((String) filters[j]);
                assertThat(refusalOf(() -> engine.call(count(two), WorkflowExecutionCount.class))
                                .type())
                        .isEqualTo(FaultType.VALIDATION);
            }
        }
    }
}
