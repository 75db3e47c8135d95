package dev.furrow.server.console.insight;

import static dev.furrow.engine.Requests.child;
import static dev.furrow.engine.Requests.completeWorkflow;
import static dev.furrow.engine.Requests.marker;
import static dev.furrow.engine.Requests.schedule;
import static dev.furrow.engine.Requests.timer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.EventType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.json.Json;
import dev.furrow.engine.TestEngine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Causes, effects and groups, in histories of the engine itself.
class HistoryIndexTest {
    private final TestEngine engine = new TestEngine().withTypes();

    @AfterEach
    void close() {
        engine.close();
    }

    private HistoryIndex index(WorkflowExecution run) {
        HistoryIndex index = new HistoryIndex();
        for (HistoryEvent event : engine.history(run)) {
            index.append(event, Json.encode(event).length);
        }
        return index;
    }

    @Test
    void theEventsOfAnActivityAreLinkedBothWays() {
        WorkflowExecution run = engine.start("order");
        engine.decide(schedule("charge"));
        engine.complete(engine.pollActivity(), "paid");
        engine.decide(completeWorkflow());
        // 4 decided, 5 scheduled, 6 started, 7 completed, 8 decision task (specification, A2).
        HistoryIndex index = index(run);

        assertThat(index.links(5)).isEqualTo(new HistoryIndex.Links(List.of(4), List.of(6, 7)));
        assertThat(index.links(7)).isEqualTo(new HistoryIndex.Links(List.of(5, 6), List.of(8)));
        assertThat(index.links(8).causes()).containsExactly(7);
        assertThat(index.links(8).effects()).containsExactly(9, 10);
        assertThat(index.links(11).causes()).containsExactly(10);
    }

    @Test
    void eachLinkIsSeenFromBothItsEnds() {
        WorkflowExecution run = engine.start("order");
        engine.decide(schedule("charge"), timer("remind", 5), child("parcel"), marker("here"));
        engine.pollActivity();
        engine.advance(Duration.ofSeconds(30));
        engine.signal(run, "go");
        HistoryIndex index = index(run);

        for (int effect = 1; effect <= index.size(); effect++) {
            for (int cause : index.links(effect).causes()) {
                assertThat(cause).isLessThan(effect);
                assertThat(index.links(cause).effects())
                        .as("%s led to %s", cause, effect)
                        .contains(effect);
            }
        }
        for (int id = 2; id <= index.size(); id++) {
            if (index.type(id) != EventType.WorkflowExecutionSignaled) {
                assertThat(index.links(id).causes()).as("event %s", id).isNotEmpty();
            }
        }
    }

    @Test
    void whatIsToldInOneDecisionTaskIsToldByThatTask() {
        WorkflowExecution run = engine.start("order");
        engine.decide();
        engine.signal(run, "one");
        engine.signal(run, "two");
        // 5 signal, 6 decision task, 7 signal (specification, A22).
        HistoryIndex index = index(run);

        assertThat(index.links(5).effects()).containsExactly(6);
        assertThat(index.links(7).effects()).containsExactly(6);
        assertThat(index.links(6).causes()).containsExactly(5);
    }

    @Test
    void aTimedOutDecisionTaskAsksForTheNextAndIsCounted() {
        WorkflowExecution run = engine.start("order");
        engine.pollDecision();
        engine.advance(Duration.ofSeconds(30));
        engine.pollDecision();
        engine.advance(Duration.ofSeconds(30));
        HistoryIndex index = index(run);

        assertThat(index.timedOutInARow()).isEqualTo(2);
        assertThat(index.links(5).causes()).containsExactly(4);
        engine.decide();
        assertThat(index(run).timedOutInARow()).isZero();
    }

    @Test
    void aGroupTellsWhoHadTheTaskAndHowItEnded() {
        WorkflowExecution run = engine.start("order");
        engine.decide(schedule("main.3~2"));
        engine.complete(engine.pollActivity(), "paid");
        Group activity = index(run).groupOf(5);

        assertThat(activity.kind()).isEqualTo(Group.Kind.ACTIVITY);
        assertThat(activity.name()).isEqualTo("a");
        assertThat(activity.id()).isEqualTo("main.3~2");
        assertThat(activity.attempt()).isEqualTo(2);
        assertThat(activity.who()).isEqualTo("worker");
        assertThat(activity.outcome()).isEqualTo(Group.Outcome.COMPLETED);
        assertThat(activity.events()).containsExactly(5, 6, 7);
    }

    @Test
    void everyEventIsInOneGroupAndGroupsAreInOrder() {
        WorkflowExecution run = engine.start("order");
        engine.decide(schedule("charge"), timer("remind", 5), child("parcel"));
        engine.advance(Duration.ofMinutes(5));
        HistoryIndex index = index(run);

        assertThat(index.groups().stream().flatMap(group -> group.events().stream()))
                .doesNotHaveDuplicates()
                .hasSize(index.size());
        assertThat(index.groups()).extracting(Group::openedBy).isSorted();
        assertThat(index.groups(1, 2)).isEqualTo(index.groups().subList(1, 3));
    }

    @Test
    void theDecisionsOfABatchAreCounted() {
        WorkflowExecution run = engine.start("order");
        engine.decide(schedule("a"), schedule("b"), timer("t", 60));
        engine.signal(run, "go");
        engine.decide(marker("m"));
        HistoryIndex index = index(run);

        assertThat(index.mostDecisions()).isEqualTo(3);
        assertThat(index.decisionsInLast()).isEqualTo(1);
        assertThat(index.decided(4)).containsExactly(5, 6, 7);
        assertThat(index.decisionAt(9)).isEqualTo(4);
        assertThat(index.lastSignal()).isEqualTo("go");
    }

    @Test
    void anActivityThatIsCanceledAtOnceBelongsToItsDecision() {
        WorkflowExecution run = engine.start("order");
        engine.decide(schedule("a"), dev.furrow.engine.Requests.cancelActivity("a"));
        // 5 scheduled, 6 cancel requested, 7 canceled, 8 decision task (specification, A11).
        HistoryIndex index = index(run);

        assertThat(index.decided(4)).containsExactly(5, 6, 7);
        assertThat(index.links(7).causes()).containsExactly(5, 6);
        assertThat(index.links(8).causes()).containsExactly(7);
        assertThat(index.groupOf(7).outcome()).isEqualTo(Group.Outcome.CANCELED);
    }

    @Test
    void anIndexGrowsWithItsHistoryToTheSameAsOneThatIsMadeAnew() {
        WorkflowExecution run = engine.start("order");
        engine.decide(schedule("charge"), timer("remind", 5));
        HistoryIndex growing = index(run);
        engine.complete(engine.pollActivity(), "paid");
        engine.advance(Duration.ofSeconds(10));
        engine.history(run).stream()
                .skip(growing.size())
                .forEach(event -> growing.append(event, Json.encode(event).length));
        HistoryIndex anew = index(run);

        assertThat(growing.bytes()).isEqualTo(anew.bytes());
        for (int id = 1; id <= anew.size(); id++) {
            assertThat(growing.links(id)).isEqualTo(anew.links(id));
            assertThat(growing.groupOf(id).events()).isEqualTo(anew.groupOf(id).events());
        }
    }

    @Test
    void anEventThatDoesNotFollowIsRefused() {
        WorkflowExecution run = engine.start("order");
        HistoryEvent second = engine.history(run).get(1);

        assertThatThrownBy(() -> new HistoryIndex().append(second, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
