package dev.furrow.rental.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.Outcome;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.TimerCanceled;
import dev.furrow.api.event.TimerStarted;
import dev.furrow.rental.assignment.Progress.Stage;
import dev.furrow.rental.notice.Urgency;
import dev.furrow.test.FurrowTest;
import dev.furrow.test.TestFurrow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@FurrowTest
class OrderAssignmentWorkflowTest {
    private final Desk desk = new Desk();
    private OrderAssignment search;

    @BeforeEach
    void serve(TestFurrow furrow) {
        furrow.workflows(OrderAssignmentWorkflow.class).activities(AssignmentDesk.class, desk);
        search = furrow.client().workflow(OrderAssignment.class, OrderAssignment.idOf("o"));
    }

    // region test
    @Test
    void eachHasTwoMinutesAndGetsAMessageThenACall(TestFurrow furrow) {
        var handle = furrow.client().start(() -> search.assign(new Attempt("o", 1)));
        furrow.skip(Duration.ofSeconds(150));
        assertThat(desk.notes).containsExactly("rank 1", "offer a", "insist TEXT", "insist CALL", "close", "offer b");
        assertThat(search.progress()).isEqualTo(new Progress(Stage.ASKING, 1, 2, 3, List.of("b")));

        desk.winner = "supplier of b";
        search.accepted("o-b");

        assertThat(handle.result()).isEqualTo(new Assignment.To("supplier of b"));
    }
    // endregion

    @Test
    void whoHasGotOtherWorkInThatTimeIsNotWaitedFor(TestFurrow furrow) {
        furrow.client().start(() -> search.assign(new Attempt("o", 1)));
        furrow.skip(Duration.ofSeconds(1));

        search.overtaken("o-a");
        furrow.skip(Duration.ofSeconds(1));

        assertThat(search.progress()).isEqualTo(new Progress(Stage.ASKING, 1, 2, 3, List.of("b")));
    }

    @Test
    void theWholeIsTriedAgainAndThenTheDeskHasIt(TestFurrow furrow) {
        var begun = furrow.now();
        assertThat(search.assign(new Attempt("o", 1))).isEqualTo(new Assignment.Unfilled(2));
        assertThat(Duration.between(begun, furrow.now())).isEqualTo(Duration.ofMinutes(6 + 30 + 6));
        assertThat(desk.notes).filteredOn(note -> note.startsWith("rank")).containsExactly("rank 1", "rank 2");
        assertThat(desk.notes).last().isEqualTo("unfilled 2");
    }

    @Test
    void theRulesAreReadInEachRound(TestFurrow furrow) {
        var handle = furrow.client().start(() -> search.assign(new Attempt("o", 1)));
        furrow.skip(Duration.ofMinutes(10));
        desk.rules = new Rules(Duration.ofMinutes(2), Duration.ofMinutes(2), Duration.ofMinutes(30), 2, 1);

        assertThat(handle.result()).isEqualTo(new Assignment.Unfilled(2));

        assertThat(desk.notes.subList(desk.notes.indexOf("rank 2"), desk.notes.size()))
                .containsExactly("rank 2", "offer a", "insist TEXT", "insist CALL", "close", "unfilled 2");
    }

    @Test
    void aFewMayBeAskedAtOnce(TestFurrow furrow) {
        desk.rules = new Rules(Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(30), 1, 2);
        var handle = furrow.client().start(() -> search.assign(new Attempt("o", 1)));
        furrow.skip(Duration.ofSeconds(10));
        assertThat(desk.notes).containsExactly("rank 1", "offer a+b");
        search.declined("o-a");
        furrow.skip(Duration.ofSeconds(10));
        assertThat(desk.notes).as("b still thinks").containsExactly("rank 1", "offer a+b");
        search.declined("o-b");
        furrow.skip(Duration.ofSeconds(1));
        assertThat(desk.notes).containsExactly("rank 1", "offer a+b", "close", "offer c");
        assertThat(handle.result()).isEqualTo(new Assignment.Unfilled(1));
    }

    @Test
    void cancellingTakesTheOffersBack(TestFurrow furrow) {
        var handle = furrow.client().start(() -> search.assign(new Attempt("o", 1)));
        furrow.skip(Duration.ofMinutes(3));
        handle.cancel("rain");
        assertThat(handle.outcome()).isEqualTo(new Outcome.Canceled<>("rain"));
        assertThat(desk.notes).last().isEqualTo("withdraw");
    }

    @Test
    void anOrderThatTheDeskHasAssignedIsNotLookedForAnyMore(TestFurrow furrow) {
        var handle = furrow.client().start(() -> search.assign(new Attempt("o", 1)));
        furrow.skip(Duration.ofMinutes(1));
        desk.isWanted = false;
        search.settled();
        assertThat(handle.result()).isEqualTo(new Assignment.NotWanted());
    }

    /// What other systems of this kind got wrong.
    @Nested
    class MistakesSeen {

        @Test
        void aTimerIsCancelledByTheIdWithWhichItWasStarted(TestFurrow furrow) {
            var handle = furrow.client().start(() -> search.assign(new Attempt("o", 1)));
            furrow.skip(Duration.ofSeconds(10));
            desk.winner = "supplier of a";
            search.accepted("o-a");
            handle.result();

            Set<String> started = new HashSet<>();
            Set<String> cancelled = new HashSet<>();
            for (HistoryEvent event : handle.history()) {
                if (event.attributes() instanceof TimerStarted timer) {
                    started.add(timer.timerId());
                } else if (event.attributes() instanceof TimerCanceled timer) {
                    cancelled.add(timer.timerId());
                }
            }
            assertThat(started).hasSize(1).isEqualTo(cancelled);
        }

        @Test
        void anAnswerIsSeenWhateverElseComesWithIt(TestFurrow furrow) {
            var handle = furrow.client().start(() -> search.assign(new Attempt("o", 1)));
            furrow.skip(Duration.ofSeconds(10));
            desk.winner = "supplier of a";
            // The answer is neither the last event nor alone: a lost decision makes all of them one batch.
            furrow.loseNextDecision();
            search.declined("o-z");
            search.accepted("o-a");
            search.declined("o-y");
            assertThat(handle.result()).isEqualTo(new Assignment.To("supplier of a"));
            assertThat(desk.notes).doesNotContain("offer b");
        }

        @Test
        void severalThatCompleteTogetherAreAllCounted(TestFurrow furrow) {
            desk.rules = new Rules(Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(30), 1, 3);
            var handle = furrow.client().start(() -> search.assign(new Attempt("o", 1)));
            furrow.skip(Duration.ofSeconds(10));
            furrow.loseNextDecision();
            search.declined("o-a");
            search.declined("o-b");
            search.declined("o-c");
            var begun = furrow.now();
            assertThat(handle.result()).isEqualTo(new Assignment.Unfilled(1));
            assertThat(Duration.between(begun, furrow.now()))
                    .as("not the two minutes")
                    .isLessThan(Duration.ofMinutes(1));
        }

        @Test
        void theTimerThatFiresHasItsOwnWay(TestFurrow furrow) {
            var handle = furrow.client().start(() -> search.assign(new Attempt("o", 1)));
            furrow.skip(Duration.ofMinutes(2));
            assertThat(desk.notes).last().isEqualTo("offer b");
            assertThat(handle.outcome(Duration.ofMillis(1))).isEmpty();
        }

        @Test
        void anEventThatNobodyKnowsChangesNothing(TestFurrow furrow) {
            var handle = furrow.client().start(() -> search.assign(new Attempt("o", 1)));
            furrow.skip(Duration.ofSeconds(10));
            handle.signal("weather", "rain");
            furrow.skip(Duration.ofSeconds(1));
            assertThat(search.progress().stage()).isEqualTo(Stage.ASKING);
            desk.winner = "supplier of a";
            search.accepted("o-a");
            assertThat(handle.result()).isEqualTo(new Assignment.To("supplier of a"));
        }

        @Test
        void anAcceptanceThatTheDatabaseDoesNotKnowWinsNothing(TestFurrow furrow) {
            var handle = furrow.client().start(() -> search.assign(new Attempt("o", 1)));
            furrow.skip(Duration.ofSeconds(10));
            search.accepted("o-a");
            assertThat(handle.result()).isEqualTo(new Assignment.Unfilled(2));
        }

        @Test
        void aWorkerThatDiesWithAnAnswerInItsHandsLosesNothing(TestFurrow furrow) {
            furrow.loseNextActivityResult();
            desk.winner = null;
            var handle = furrow.client().start(() -> search.assign(new Attempt("o", 1)));
            furrow.skip(Duration.ofMinutes(1));
            desk.winner = "supplier of a";
            search.accepted("o-a");
            assertThat(handle.result()).isEqualTo(new Assignment.To("supplier of a"));
        }
    }

    /// A back office with three machines.
    private static final class Desk implements AssignmentDesk {
        private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
        private volatile Rules rules =
                new Rules(Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(30), 2, 1);
        private volatile @Nullable String winner;
        private volatile boolean isWanted = true;

        @Override
        public Candidates rank(String orderId, int round) {
            notes.add("rank " + round);
            return new Candidates(rules, List.of("a", "b", "c"));
        }

        @Override
        public List<String> offer(String orderId, int round, int place, List<String> machines) {
            notes.add("offer " + String.join("+", machines));
            return machines.stream().map(machine -> orderId + "-" + machine).toList();
        }

        @Override
        public void insist(String orderId, int round, Urgency urgency) {
            notes.add("insist " + urgency);
        }

        @Override
        public Standing close(String orderId, int round) {
            notes.add("close");
            return new Standing(winner, isWanted && winner == null);
        }

        @Override
        public void unfilled(String orderId, int rounds) {
            notes.add("unfilled " + rounds);
        }

        @Override
        public void withdraw(String orderId) {
            notes.add("withdraw");
        }
    }
}
