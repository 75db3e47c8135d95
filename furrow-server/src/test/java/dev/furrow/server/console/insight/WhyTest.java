package dev.furrow.server.console.insight;

import static dev.furrow.engine.Requests.child;
import static dev.furrow.engine.Requests.schedule;
import static dev.furrow.engine.Requests.timer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.RecordActivityTaskHeartbeatRequest;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.execution.OpenWork;
import dev.furrow.engine.execution.TaskKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Why is it waiting?
class WhyTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final Map<String, ListFacts> lists = new HashMap<>();

    @AfterEach
    void close() {
        engine.close();
    }

    private Instant now() {
        return Instant.ofEpochMilli(engine.now());
    }

    /// Facts as the server finds them: in the histories.
    private final class EngineFacts implements Why.Facts {
        @Override
        public ListFacts list(TaskKind kind, String taskList) {
            return lists.getOrDefault(kind + " " + taskList, ListFacts.NONE);
        }

        @Override
        public Why.About about(OpenWork work) {
            HistoryIndex index = index(work.execution());
            return new Why.About() {
                @Override
                public @Nullable String startedBy(long startedEventId) {
                    return index.groupOf((int) startedEventId).who();
                }

                @Override
                public int timedOutInARow() {
                    return index.timedOutInARow();
                }

                @Override
                public Why.Answered lastAnswer() {
                    int last = index.lastCompleted();
                    return new Why.Answered(
                            last,
                            last == 0 ? null : index.groupOf(last).who(),
                            last == 0 ? null : Instant.ofEpochMilli(index.at(last)),
                            index.decisionsInLast(),
                            index.lastSignal());
                }
            };
        }

        @Override
        public @Nullable OpenWork open(String workflowId) {
            return engine.openWork(workflowId);
        }
    }

    private HistoryIndex index(WorkflowExecution run) {
        HistoryIndex index = new HistoryIndex();
        for (HistoryEvent event : engine.history(run)) {
            index.append(event, Json.encode(event).length);
        }
        return index;
    }

    private Why why(String workflowId) {
        return Why.of(engine.openWork(workflowId), new EngineFacts());
    }

    private String sentence(String workflowId) {
        return new WhyWords(new Table("en"), now()).sentence(why(workflowId)).text();
    }

    @Test
    void anActivityWhoseListHasLostItsLastWorkerIsStuck() {
        engine.start("order");
        engine.decide(schedule("charge"));
        lists.put("ACTIVITY workers", new ListFacts(1, 0, now().minusSeconds(12 * 60), "worker-7", null));

        assertThat(why("order").health()).isEqualTo(Cause.Health.STUCK);
        assertThat(sentence("order"))
                .isEqualTo("activity “a” (“charge”) waits on the list “workers”: no poller there for 12 min, the last"
                        + " was “worker-7”");
    }

    @Test
    void anActivityOnAListWithPollersOnlyWaitsForItsTurn() {
        engine.start("order");
        engine.decide(schedule("charge"));
        lists.put("ACTIVITY workers", new ListFacts(40, 3, now(), "worker-7", null));

        assertThat(why("order").health()).isEqualTo(Cause.Health.WAITS);
        assertThat(sentence("order")).endsWith("3 pollers wait there, 40 tasks are in the list");
    }

    @Test
    void aListOnWhichNobodyHasPolledSaysSinceWhenThatIsKnown() {
        engine.start("order");
        lists.put("DECISION deciders", new ListFacts(1, 0, null, null, now().minusSeconds(3 * 3600)));

        assertThat(sentence("order"))
                .isEqualTo("its decision task waits on the list “deciders” for 0 s: nobody has polled there since the"
                        + " server started 3 h ago");
    }

    @Test
    void anActivityAtWorkTellsWhoHasItAndWhichTimeoutComesFirst() {
        engine.start("order");
        engine.decide(schedule("charge"));
        var task = engine.pollActivity();
        engine.advance(Duration.ofSeconds(15));
        engine.send(new RecordActivityTaskHeartbeatRequest(task.taskToken(), "half"));
        engine.advance(Duration.ofSeconds(5));

        assertThat(sentence("order"))
                .startsWith("activity “a” (“charge”): “worker” has worked on it for 20 s; last heartbeat 5 s ago; its"
                        + " next heartbeat is due in 15 s, by ");
        assertThat(why("order").first()).isInstanceOf(Cause.ActivityWorks.class);
    }

    @Test
    void aDeciderThatTimesOutAgainAndAgainIsCounted() {
        engine.start("order");
        for (int i = 0; i < 2; i++) {
            engine.pollDecision();
            engine.advance(Duration.ofSeconds(30));
        }
        engine.pollDecision();
        engine.advance(Duration.ofSeconds(10));

        assertThat(sentence("order"))
                .startsWith("the decider “decider” has worked on its decision task for 10 s; it times out in 20 s, at ")
                .endsWith("; attempt 3");
        assertThat(why("order").health()).isEqualTo(Cause.Health.STUCK);
    }

    @Test
    void aTimerTellsWhenItIsDue() {
        engine.start("order");
        engine.decide(timer("remind", 600));

        assertThat(sentence("order"))
                .isEqualTo("timer “remind” is due at " + Shown.time(now().plusSeconds(600)) + ", in 10 min");
        assertThat(why("order").health()).isEqualTo(Cause.Health.MOVES);
    }

    @Test
    void aChildTellsInItsTurnWhatItWaitsFor() {
        engine.start("order");
        engine.decide(child("parcel"));
        engine.decide();
        engine.decide(schedule("pack"));
        lists.put("ACTIVITY workers", new ListFacts(1, 0, now().minusSeconds(200), "w", null));

        assertThat(sentence("order"))
                .isEqualTo("child “parcel”, which waits for this: activity “a” (“pack”) waits on the list “workers”: no"
                        + " poller there for 3 min, the last was “w”");
        assertThat(why("order").health()).isEqualTo(Cause.Health.STUCK);
    }

    /// Executions that each wait for one child.
    private Why.Facts parents(UnaryOperator<String> childOf) {
        return new Why.Facts() {
            @Override
            public ListFacts list(TaskKind kind, String taskList) {
                return ListFacts.NONE;
            }

            @Override
            public Why.About about(OpenWork of) {
                return new EngineFacts().about(engine.openWork("order"));
            }

            @Override
            public OpenWork open(String workflowId) {
                OpenWork order = engine.openWork("order");
                return new OpenWork(
                        new WorkflowExecution(workflowId, "run of " + workflowId),
                        order.workflowType(),
                        9,
                        order.lastEventAt(),
                        order.startedAt(),
                        order.timesOutAt(),
                        null,
                        false,
                        "deciders",
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(new OpenWork.Child(1, 2, childOf.apply(workflowId), order.workflowType())),
                        List.of(),
                        List.of());
            }
        };
    }

    @Test
    void aChainOfChildrenIsFollowedEightDeepAndNoFurther() {
        engine.start("order");
        Why.Facts endless = parents(id -> id + "'");

        Cause at = Why.of(endless.open("c"), endless).first();
        int deep = 1;
        while (at instanceof Cause.ChildRuns runs && runs.beyond() instanceof Cause.Beyond.WaitsFor waits) {
            deep++;
            at = waits.why().first();
        }

        assertThat(deep).isEqualTo(8);
        assertThat(((Cause.ChildRuns) at).beyond()).isInstanceOf(Cause.Beyond.FurtherOn.class);
    }

    @Test
    void whoHasBeenNamedInAChainIsNotFollowedAgain() {
        engine.start("order");
        Why.Facts round = parents(id -> id.equals("chicken") ? "egg" : "chicken");

        assertThat(new WhyWords(new Table("en"), now())
                        .sentence(Why.of(round.open("chicken"), round))
                        .text())
                .isEqualTo("child “egg”, which waits for this: child “chicken”, which waits in a circle");
    }

    @Test
    void whoHasNothingOpenAndNeverHadASignalIsStuck() {
        engine.start("order");
        engine.decide();
        engine.advance(Duration.ofMinutes(5));

        assertThat(why("order").health()).isEqualTo(Cause.Health.STUCK);
        assertThat(sentence("order"))
                .isEqualTo("nothing is open: decider “decider” answered its last decision task (event 4) 5 min ago"
                        + " without a decision that goes on, and it never had a signal; only a signal, a request to"
                        + " cancel or its time-out in 55 min moves it");
    }

    @Test
    void whoHasNothingOpenAndHadSignalsProbablyWaitsForOne() {
        WorkflowExecution run = engine.start("order");
        engine.signal(run, "approve");
        engine.decide();

        assertThat(why("order").health()).isEqualTo(Cause.Health.WAITS);
        assertThat(sentence("order")).startsWith("a signal: ").contains("its last signal was “approve”");
    }

    @Test
    void aDecisionTaskComesBeforeEverythingElseAndWhatIsStuckBeforeWhatMoves() {
        engine.start("order");
        engine.decide(timer("remind", 60), schedule("charge"));

        assertThat(why("order").causes())
                .extracting(cause -> (Object) cause.getClass())
                .containsExactly(Cause.ActivityMissing.class, Cause.TimerRuns.class);
        assertThat(sentence("order")).endsWith("; and for one thing more");

        engine.signal(engine.openRun("order"), "go");
        assertThat(why("order").first()).isInstanceOf(Cause.DeciderMissing.class);
    }

    @Test
    void theNumberOfAnAttemptIsThatOfOurSdk() {
        engine.start("order");
        engine.decide(schedule("main.3~4"));

        assertThat(sentence("order")).endsWith("; attempt 4");
    }

    @Test
    void namesOfStrangersCannotTurnASentenceAround() {
        engine.start("order");
        engine.decide(schedule("x\u202Egnp"));

        assertThat(sentence("order")).contains("“x⟨U+202E⟩gnp”").doesNotContain("\u202E");
    }

    @Test
    void bothLanguagesSayTheSameThingsWithTheSameHoles() {
        Table english = new Table("en");
        Table hindi = new Table("hi");

        assertThat(hindi.keys()).isEqualTo(english.keys());
        for (String key : english.keys()) {
            for (int i = 0; i < 10; i++) {
                assertThat(hindi.apply(key).contains("{" + i + "}"))
                        .as("{%d} of %s", i, key)
                        .isEqualTo(english.apply(key).contains("{" + i + "}"));
            }
        }
    }

    @Test
    void aSentenceInHindiHoldsTheSameNames() {
        engine.start("order");
        engine.decide(schedule("charge"));
        lists.put("ACTIVITY workers", new ListFacts(1, 0, now().minusSeconds(12 * 60), "worker-7", null));

        assertThat(new WhyWords(new Table("hi"), now()).sentence(why("order")).text())
                .contains("“charge”")
                .contains("“workers”")
                .contains("“worker-7”")
                .contains("12 min");
    }
}
