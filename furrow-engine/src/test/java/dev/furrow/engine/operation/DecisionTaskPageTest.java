package dev.furrow.engine.operation;

import static dev.furrow.api.event.EventType.DecisionTaskStarted;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.Histories;
import dev.furrow.engine.PendingReply;
import dev.furrow.engine.TestEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The history that comes with a decision task, page by page: section 5.4 of the specification.
class DecisionTaskPageTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final WorkflowExecution run = engine.start("wf");

    private DecisionTask poll(Object... changes) {
        return engine.call(with(pollForDecisionTask("deciders"), changes), DecisionTask.class);
    }

    private DecisionTask next(DecisionTask page, Object... changes) {
        return engine.call(
                with(with(pollForDecisionTask("deciders"), changes), "nextPageToken", page.nextPageToken()),
                DecisionTask.class);
    }

    private static List<Long> ids(DecisionTask page) {
        return page.events().stream().map(HistoryEvent::eventId).toList();
    }

    private List<Long> allIds(DecisionTask first) {
        List<Long> ids = new ArrayList<>(ids(first));
        for (DecisionTask page = first; page.nextPageToken() != null; ) {
            page = next(page, "maximumPageSize", 2);
            ids.addAll(ids(page));
        }
        return ids;
    }

    /// A run with eight events and a decision task that waits: the first task had event 3 as its start.
    private void decideOnceAndWake() {
        engine.decide(marker("m"), marker("m"));
        engine.signal(run, "wake");
    }

    @Test
    void theHistoryEndsWithTheStartOfTheTask() {
        DecisionTask task = poll();
        assertThat(task.events().getLast().eventType()).isEqualTo(DecisionTaskStarted);
        assertThat(task.events().getLast().eventId()).isEqualTo(task.startedEventId());
    }

    @Test
    void everyPageNamesTheTaskInFull() {
        decideOnceAndWake();
        DecisionTask first = poll("maximumPageSize", 2);
        DecisionTask page = first;
        int pages = 1;
        while (page.nextPageToken() != null) {
            page = next(page, "maximumPageSize", 2);
            pages++;
            assertThat(page.taskToken()).isEqualTo(first.taskToken());
            assertThat(page.startedEventId()).isEqualTo(9);
            assertThat(page.previousStartedEventId()).isEqualTo(3);
            assertThat(page.workflowExecution()).isEqualTo(run);
            assertThat(page.workflowType()).isEqualTo(TestEngine.workflowType());
        }
        assertThat(pages).isEqualTo(5);
        engine.call(new RespondDecisionTaskCompletedRequest(page.taskToken(), null, null, null, null));
    }

    @Test
    void laterEventsAreShownOnNoPage() {
        decideOnceAndWake();
        DecisionTask first = poll("maximumPageSize", 4);
        engine.signal(run, "late");
        engine.signal(run, "later");
        assertThat(allIds(first)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void laterEventsDoNotDisturbTheReverseOrderEither() {
        decideOnceAndWake();
        DecisionTask first = poll("maximumPageSize", 4, "reverseOrder", true);
        engine.signal(run, "late");
        assertThat(first.events().getFirst().eventType()).isEqualTo(DecisionTaskStarted);
        assertThat(allIds(first)).containsExactly(9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void theNewPartBeginsWithThePreviousStartItself() {
        decideOnceAndWake();
        DecisionTask task = poll("startAtPreviousStartedEvent", true);
        assertThat(ids(task)).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(task.events().getFirst().eventType()).isEqualTo(DecisionTaskStarted);
        assertThat(task.nextPageToken()).isNull();
    }

    @Test
    void theNewPartOfAFirstTaskIsEverything() {
        assertThat(ids(poll("startAtPreviousStartedEvent", true))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void theNewPartHasPagesToo() {
        decideOnceAndWake();
        assertThat(allIds(poll("startAtPreviousStartedEvent", true, "maximumPageSize", 2)))
                .containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void theNewPartCanBeReadBackwards() {
        decideOnceAndWake();
        assertThat(allIds(poll("startAtPreviousStartedEvent", true, "maximumPageSize", 3, "reverseOrder", true)))
                .containsExactly(9L, 8L, 7L, 6L, 5L, 4L, 3L);
    }

    @Test
    void aTaskThatTimedOutDoesNotMoveTheNewPart() {
        decideOnceAndWake();
        poll();
        engine.advance(Duration.ofSeconds(30));
        DecisionTask task = poll("startAtPreviousStartedEvent", true);
        assertThat(task.previousStartedEventId()).isEqualTo(3);
        assertThat(ids(task)).startsWith(3L).endsWith(12L);
    }

    @Test
    void theTokenDecidesOrderAndWindowWhateverTheRequestSays() {
        decideOnceAndWake();
        DecisionTask first = poll("maximumPageSize", 2, "startAtPreviousStartedEvent", true);
        assertThat(ids(next(first, "reverseOrder", true, "startAtPreviousStartedEvent", false)))
                .containsExactly(5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void aFurtherPageStartsNoOtherTask() {
        DecisionTask first = poll("maximumPageSize", 1);
        WorkflowExecution other = engine.start("other");
        assertThat(next(first).workflowExecution()).isEqualTo(run);
        assertThat(Histories.types(engine.history(other))).doesNotContain(DecisionTaskStarted);
    }

    @Test
    void aFurtherPageIsNotWaitedFor() {
        DecisionTask first = poll("maximumPageSize", 1);
        PendingReply reply = engine.send(with(pollForDecisionTask("deciders"), "nextPageToken", first.nextPageToken()));
        assertThat(reply.isDone()).isTrue();
        assertThat(reply.poll()).isNull();
    }

    @Test
    void aFurtherPageWritesNothing() {
        DecisionTask first = poll("maximumPageSize", 1);
        next(first);
        assertThat(engine.history(run)).hasSize(3);
    }

    @Test
    void anEmptyPageTokenIsNone() {
        assertThat(poll("nextPageToken", "").startedEventId()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "timed out"})
    void aFurtherPageOfATaskThatHasEndedIsRefused(String end) {
        DecisionTask first = poll("maximumPageSize", 1);
        if (end.equals("completed")) {
            engine.complete(first);
        } else {
            engine.advance(Duration.ofSeconds(30));
        }
        assertRefused(FaultType.UNKNOWN_RESOURCE, "Unknown decision task, scheduledEventId = 2", () -> next(first));
    }

    @Test
    void aFurtherPageOfAClosedRunIsRefused() {
        DecisionTask first = poll("maximumPageSize", 1);
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "wf", null, null, null, null));
        assertRefused(
                FaultType.UNKNOWN_RESOURCE,
                "Unknown execution: WorkflowExecution=[workflowId=wf, runId=" + run.runId() + "]",
                () -> next(first));
    }

    @Test
    void domainAndListMustBeThoseOfTheFirstPage() {
        engine.call(new RegisterDomainRequest("other", null, "30", null));
        DecisionTask first = poll("maximumPageSize", 1);
        assertRefused(FaultType.VALIDATION, "Invalid token", () -> next(first, "domain", "other"));
        assertRefused(FaultType.VALIDATION, "Invalid token", () -> next(first, "taskList", new TaskList("other")));
    }

    @Test
    void anotherProcessMayReadOn() {
        DecisionTask first = poll("maximumPageSize", 1, "identity", "one host");
        engine.restart();
        assertThat(ids(next(first, "identity", "another host"))).containsExactly(2L, 3L);
    }
}
