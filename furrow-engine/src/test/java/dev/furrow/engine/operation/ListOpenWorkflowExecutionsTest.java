package dev.furrow.engine.operation;

import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.refusalOf;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ExecutionStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Section 8.5 of the specification: listing and counting open runs.
class ListOpenWorkflowExecutionsTest {
    private final TestEngine engine = new TestEngine(TestSettings.aws()).withTypes();
    private Instant begin;

    /// Three runs, a second apart.
    @BeforeEach
    void threeRuns() {
        engine.call(registerWorkflowType("w", "2"));
        engine.call(registerWorkflowType("v", "1"));
        begin = Instant.ofEpochMilli(engine.now());
        engine.call(with(start("one"), "tagList", List.of("red", "big")), Run.class);
        engine.advance(Duration.ofSeconds(1));
        engine.call(
                with(start("two"), "tagList", List.of("red"), "workflowType", new WorkflowType("w", "2")), Run.class);
        engine.advance(Duration.ofSeconds(1));
        engine.call(with(start("three"), "workflowType", new WorkflowType("v", "1")), Run.class);
    }

    private static ListOpenWorkflowExecutionsRequest all() {
        return new ListOpenWorkflowExecutionsRequest(
                DOMAIN, new ExecutionTimeFilter(Instant.EPOCH, null), null, null, null, null, null, null);
    }

    /// The workflowIds that are listed; counting must agree.
    private List<String> list(Object... changes) {
        ListOpenWorkflowExecutionsRequest request = with(all(), changes);
        List<String> listed = engine.call(request, WorkflowExecutionInfos.class).executionInfos().stream()
                .map(info -> info.execution().workflowId())
                .toList();
        WorkflowExecutionCount count = engine.call(
                new CountOpenWorkflowExecutionsRequest(
                        DOMAIN,
                        request.startTimeFilter(),
                        request.typeFilter(),
                        request.tagFilter(),
                        request.executionFilter()),
                WorkflowExecutionCount.class);
        assertThat(count).isEqualTo(new WorkflowExecutionCount(listed.size(), false));
        return listed;
    }

    private static ExecutionTimeFilter between(Instant oldest, Instant latest) {
        return new ExecutionTimeFilter(oldest, latest);
    }

    @Test
    void theNewestComesFirst() {
        assertThat(list()).containsExactly("three", "two", "one");
        assertThat(list("reverseOrder", true)).containsExactly("one", "two", "three");
        assertThat(list("reverseOrder", false)).containsExactly("three", "two", "one");
    }

    @Test
    void anItemShowsWhatIsKnown() {
        engine.call(new RequestCancelWorkflowExecutionRequest(DOMAIN, "one", null));
        WorkflowExecutionInfo item = engine.call(
                        with(all(), "executionFilter", new WorkflowExecutionFilter("one")),
                        WorkflowExecutionInfos.class)
                .executionInfos()
                .getFirst();
        assertThat(item)
                .isEqualTo(new WorkflowExecutionInfo(
                        engine.openRun("one"),
                        TestEngine.workflowType(),
                        begin,
                        null,
                        ExecutionStatus.OPEN,
                        null,
                        null,
                        List.of("red", "big"),
                        true));
    }

    @Test
    void aChildShowsItsParent() {
        WorkflowExecution parent = engine.openRun("one");
        engine.decide(with(child("kid"), "taskList", new TaskList("kids")));
        assertThat(engine.call(
                                with(all(), "executionFilter", new WorkflowExecutionFilter("kid")),
                                WorkflowExecutionInfos.class)
                        .executionInfos()
                        .getFirst()
                        .parent())
                .isEqualTo(parent);
    }

    @Test
    void bothEndsOfTheSpanAreIncluded() {
        Instant second = begin.plusSeconds(1);
        assertThat(list("startTimeFilter", between(second, second))).containsExactly("two");
        assertThat(list("startTimeFilter", between(second, null))).containsExactly("three", "two");
        assertThat(list("startTimeFilter", between(Instant.EPOCH, second))).containsExactly("two", "one");
        assertThat(list("startTimeFilter", between(second.plusMillis(1), begin.plusMillis(1_999))))
                .isEmpty();
    }

    @Test
    void aTypeIsMatchedByNameAndVersionIfThereIsOne() {
        assertThat(list("typeFilter", new WorkflowTypeFilter("w", null))).containsExactly("two", "one");
        assertThat(list("typeFilter", new WorkflowTypeFilter("w", ""))).containsExactly("two", "one");
        assertThat(list("typeFilter", new WorkflowTypeFilter("w", "2"))).containsExactly("two");
        assertThat(list("typeFilter", new WorkflowTypeFilter("W", null))).isEmpty();
        assertThat(list("typeFilter", new WorkflowTypeFilter("nobody", null))).isEmpty();
    }

    @Test
    void aTagIsMatchedExactly() {
        assertThat(list("tagFilter", new TagFilter("red"))).containsExactly("two", "one");
        assertThat(list("tagFilter", new TagFilter("big"))).containsExactly("one");
        assertThat(list("tagFilter", new TagFilter("Red"))).isEmpty();
        assertThat(list("tagFilter", new TagFilter("re"))).isEmpty();
    }

    @Test
    void aWorkflowIdIsMatchedExactly() {
        assertThat(list("executionFilter", new WorkflowExecutionFilter("two"))).containsExactly("two");
        assertThat(list("executionFilter", new WorkflowExecutionFilter("tw"))).isEmpty();
        assertThat(list(
                        "executionFilter",
                        new WorkflowExecutionFilter("two"),
                        "startTimeFilter",
                        between(Instant.EPOCH, begin)))
                .isEmpty();
    }

    @Test
    void aRunIsListedAtOnceAndNoLongerThanItIsOpen() {
        engine.start("four");
        assertThat(list()).containsExactly("four", "three", "two", "one");
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "two", null, null, null, null));
        assertThat(list()).containsExactly("four", "three", "one");
    }

    @Test
    void listsOutliveARestart() {
        engine.restart();
        assertThat(list()).containsExactly("three", "two", "one");
    }

    @Test
    void runsOfOtherDomainsAreNotListed() {
        engine.call(new RegisterDomainRequest("other", null, "30", null));
        assertThat(engine.call(with(all(), "domain", "other"), WorkflowExecutionInfos.class)
                        .executionInfos())
                .isEmpty();
    }

    @Test
    void atMostOneFilterIsAllowed() {
        Object[] filters = {
            "typeFilter", new WorkflowTypeFilter("w", null),
            "tagFilter", new TagFilter("red"),
            "executionFilter", new WorkflowExecutionFilter("one")
        };
        for (int i = 0; i < filters.length; i += 2) {
            for (int j = i + 2; j < filters.length; j += 2) {
                ListOpenWorkflowExecutionsRequest two =
                        with(all(), filters[i], filters[i + 1], filters[j], filters[j + 1]);
                assertThat(refusalOf(() -> engine.call(two, WorkflowExecutionInfos.class)))
                        .hasMessageContaining((String) filters[i])
                        .hasMessageContaining((String) filters[j]);
            }
        }
        assertThat(refusalOf(() -> engine.call(
                                new CountOpenWorkflowExecutionsRequest(
                                        DOMAIN,
                                        between(Instant.EPOCH, null),
                                        new WorkflowTypeFilter("w", null),
                                        new TagFilter("red"),
                                        null),
                                WorkflowExecutionCount.class))
                        .type())
                .isEqualTo(FaultType.VALIDATION);
    }

    @Test
    void aSpanIsRequiredAndMustNotBeTurnedAround() {
        assertThat(refusalOf(() -> list("startTimeFilter", null)).message())
                .contains("'startTimeFilter' failed to satisfy constraint: Member must not be null");
        assertThat(refusalOf(() -> list("startTimeFilter", between(begin, begin.minusMillis(1))))
                        .type())
                .isEqualTo(FaultType.VALIDATION);
    }

    @Test
    void aCountAlwaysSaysWhetherItIsTruncated() {
        assertThat(new String(
                        engine.send(new CountOpenWorkflowExecutionsRequest(
                                        DOMAIN, between(Instant.EPOCH, null), null, null, null))
                                .body(),
                        StandardCharsets.UTF_8))
                .isEqualTo("{\"count\":3,\"truncated\":false}");
    }

    @Test
    void countingStopsAtACap() {
        TestEngine capped = new TestEngine(TestSettings.quotas("countCap", 2)).withTypes();
        CountOpenWorkflowExecutionsRequest request =
                new CountOpenWorkflowExecutionsRequest(DOMAIN, between(Instant.EPOCH, null), null, null, null);
        capped.start("one");
        capped.start("two");
        assertThat(capped.call(request, WorkflowExecutionCount.class)).isEqualTo(new WorkflowExecutionCount(2, false));
        capped.start("three");
        assertThat(capped.call(request, WorkflowExecutionCount.class)).isEqualTo(new WorkflowExecutionCount(2, true));
    }
}
