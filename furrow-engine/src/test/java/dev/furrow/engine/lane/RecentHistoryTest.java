package dev.furrow.engine.lane;

import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.History;
import dev.furrow.api.operation.PollForDecisionTaskRequest;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.engine.TestEngine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a decider's history comes from makes no difference to the decider.
class RecentHistoryTest {
    /// Some hundred of these are more than a lane remembers, three are more than it remembers of one run.
    private static final int LARGE = 200_000;

    private final TestEngine engine = new TestEngine().withTypes();

    private void signal(WorkflowExecution run, int characters) {
        engine.call(new SignalWorkflowExecutionRequest(DOMAIN, run.workflowId(), null, "s", "x".repeat(characters)));
    }

    private DecisionTask poll(Integer pageSize, boolean newestFirst, boolean newPartOnly) {
        return engine.call(
                new PollForDecisionTaskRequest(
                        DOMAIN, new TaskList("deciders"), null, null, pageSize, newestFirst, newPartOnly),
                DecisionTask.class);
    }

    private List<HistoryEvent> history(WorkflowExecution run) {
        List<HistoryEvent> events = new ArrayList<>();
        String next = null;
        do {
            History page =
                    engine.call(new GetWorkflowExecutionHistoryRequest(DOMAIN, run, next, null, null), History.class);
            events.addAll(page.events());
            next = page.nextPageToken();
        } while (next != null);
        return events;
    }

    private List<HistoryEvent> shown(DecisionTask first, boolean newestFirst) {
        List<HistoryEvent> events = new ArrayList<>(first.events());
        String next = first.nextPageToken();
        while (next != null) {
            DecisionTask page = engine.call(
                    new PollForDecisionTaskRequest(
                            DOMAIN, new TaskList("deciders"), null, next, null, newestFirst, null),
                    DecisionTask.class);
            events.addAll(page.events());
            next = page.nextPageToken();
        }
        if (newestFirst) {
            Collections.reverse(events);
        }
        return events;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, LARGE})
    void aDeciderIsShownWhatTheStoreHolds(int characters) {
        WorkflowExecution run = engine.start("run");
        for (int round = 0; round < 12; round++) {
            boolean newestFirst = round % 2 == 1;
            boolean newPartOnly = round % 4 >= 2;
            DecisionTask task = poll(round % 3 == 0 ? 2 : null, newestFirst, newPartOnly);
            List<HistoryEvent> all = history(run);
            long from = newPartOnly ? Math.max(1, task.previousStartedEventId()) : 1;
            assertThat(shown(task, newestFirst)).as("round %d", round).isEqualTo(all.subList((int) from - 1, (int)
                    task.startedEventId()));
            engine.complete(task);
            signal(run, characters);
        }
    }

    @Test
    void aDeciderIsShownNothingThatCameAfterItsTask() {
        WorkflowExecution run = engine.start("run");
        DecisionTask task = poll(1, false, false);
        signal(run, 1);
        List<HistoryEvent> shown = shown(task, false);
        assertThat(shown.getLast().eventId()).isEqualTo(task.startedEventId());
        assertThat(history(run)).hasSizeGreaterThan(shown.size());
    }

    @Test
    void runsThatWereLeftAloneAreReadFromTheStore() {
        List<WorkflowExecution> runs = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            runs.add(engine.start("run " + i));
            signal(runs.getLast(), LARGE);
        }
        for (WorkflowExecution run : runs) {
            DecisionTask task = poll(null, false, false);
            assertThat(task.workflowExecution()).isEqualTo(run);
            assertThat(shown(task, false)).isEqualTo(history(run));
        }
    }

    @Test
    void aRestartForgetsNothingThatADeciderMustSee() {
        WorkflowExecution run = engine.start("run");
        engine.decide();
        signal(run, 1);
        engine.restart();
        assertThat(shown(poll(null, false, false), false)).isEqualTo(history(run));
        signal(run, 1);
        engine.restart();
        assertThat(engine.decisionTaskWaits("deciders")).isFalse();
    }
}
