package dev.furrow.test;

import static dev.furrow.test.ProgramWorkflow.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.WorkflowHandle;
import dev.furrow.payload.PayloadStore;
import dev.furrow.payload.Payloads;
import dev.furrow.workflow.ActivityOptions;
import dev.furrow.workflow.Promise;
import dev.furrow.workflow.ReplayDivergedException;
import dev.furrow.workflow.RetryPolicy;
import dev.furrow.workflow.Workflow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static RecordedHistory record(Function<ProgramWorkflow, Object> body) {
        return record("p-1", "", body);
    }

    private static RecordedHistory record(String workflowId, String input, Function<ProgramWorkflow, Object> body) {
        try (TestFurrow furrow = serve(body)) {
            Program program = furrow.client().workflow(Program.class, workflowId);
            WorkflowHandle<String> handle = furrow.client().start(() -> program.run(input));
            handle.outcome();
            return RecordedHistory.of("test", handle);
        }
    }

    private static void replay(RecordedHistory history, Function<ProgramWorkflow, Object> body) {
        Replayer.of(history)
                .workflow(ProgramWorkflow.class, () -> ProgramWorkflow.of(body))
                .run();
    }

    @Test
    void theSameCodeFitsItsHistory(@TempDir Path folder) {
        Function<ProgramWorkflow, Object> body = program -> {
            Workflow.sleep(Duration.ofDays(1));
            return program.steps.echo("x");
        };
        record(body).write(folder.resolve("one.json"));

        Replayer.all(folder)
                .workflow(ProgramWorkflow.class, () -> ProgramWorkflow.of(body))
                .run();
    }

    @Test
    void ofManyHistoriesTheOneThatDoesNotFitIsNamed(@TempDir Path folder) {
        Function<ProgramWorkflow, Object> body = program -> {
            if (program.input.equals("long")) {
                Workflow.sleep(Duration.ofDays(1));
            }
            return program.steps.echo("x");
        };
        record("fits", "", body).write(folder.resolve("1.json"));
        record("parts", "long", body).write(folder.resolve("2.json"));
        record("fits-too", "", body).write(folder.resolve("3.json"));

        assertThatThrownBy(() -> Replayer.all(folder)
                        .workflow(ProgramWorkflow.class, () -> ProgramWorkflow.of(program -> program.steps.echo("x")))
                        .run())
                .isInstanceOf(ReplayDivergedException.class)
                .hasMessageContaining("workflowId=parts ");
    }

    @Test
    void aFolderWithoutHistoriesProvesNothingAndIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> Replayer.all(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no history in ");
    }

    @Test
    void anotherCommandInTheSamePlaceIsReported() {
        RecordedHistory history = record(program -> {
            program.steps.echo("x");
            return program.steps.twice(2);
        });

        assertThatThrownBy(() -> replay(history, program -> {
                    program.steps.echo("x");
                    Workflow.sleep(Duration.ofMinutes(2));
                    return program.steps.twice(2);
                }))
                .isInstanceOfSatisfying(ReplayDivergedException.class, diverged -> {
                    assertThat(diverged.eventId()).isEqualTo(11);
                    assertThat(diverged.strand()).isEqualTo("main");
                })
                .hasMessageContaining("Program.run 1.0 does not match its history at event 11")
                .hasMessageContaining("history says  event 11  ActivityTaskScheduled  id=main.2  Steps.twice 1.0")
                .hasMessageContaining("(decided in event 10)")
                .hasMessageContaining("code did      StartTimer  id=main.2  PT2M")
                .hasMessageMatching("(?s).*\n {16}at ReplayTest\\.lambda\\S*\\(ReplayTest\\.java:\\d+\\)\n.*")
                .hasMessageMatching(
                        "(?s).*\n  last match    event 5  ActivityTaskScheduled  id=main\\.1  Steps\\.echo 1\\.0"
                                + "  ReplayTest\\.lambda\\S*\\(ReplayTest\\.java:\\d+\\)\n.*")
                .hasMessageContaining("execution     domain=test  workflowId=p-1  runId=")
                .hasMessageContaining("  strand main\n")
                .hasMessageContaining("not affected  0 other strands")
                .hasMessageMatching("(?s).*A call between ReplayTest\\.java:\\d+ and ReplayTest\\.java:\\d+"
                        + " was added, removed or moved after this execution started\\..*")
                .hasMessageContaining("Guard the change: if (Workflow.patched(\"...\"))")
                .hasMessageContaining("it is parked and goes on once a matching build is deployed")
                .hasMessageMatching(
                        "(?s).*Reproduce: Replayer\\.of\\(client\\.handle\\(\"p-1\", \"\\S+\"\\)\\)\\.upTo\\(11\\)");
    }

    @Test
    void aCommandThatHistoryLacksIsReported() {
        RecordedHistory history = record(program -> {
            Workflow.sleep(Duration.ofMinutes(1));
            return "";
        });

        assertThatThrownBy(() -> replay(history, program -> {
                    Workflow.async("added", () -> program.steps.echo("x"));
                    Workflow.sleep(Duration.ofMinutes(1));
                    return "";
                }))
                .isInstanceOf(ReplayDivergedException.class)
                .hasMessageContaining("history says  nothing more in the decision of event 4")
                .hasMessageContaining("code did      ScheduleActivityTask  id=added.1  Steps.echo 1.0");
    }

    @Test
    void aCommandThatTheCodeLacksIsReported() {
        RecordedHistory history = record(program -> {
            Workflow.sleep(Duration.ofMinutes(1));
            return program.steps.echo("x");
        });

        assertThatThrownBy(() -> replay(history, program -> {
                    Workflow.sleep(Duration.ofMinutes(1));
                    return "";
                }))
                .isInstanceOf(ReplayDivergedException.class)
                .hasMessageContaining("ActivityTaskScheduled  id=main.2")
                .hasMessageContaining("code did      CompleteWorkflowExecution");
    }

    @Test
    void strandsThatHaveNothingToDoWithEachOtherMayChangePlaces() {
        RecordedHistory history = record(program -> {
            Promise<String> a = Workflow.async("a", () -> program.steps.echo("a"));
            Promise<String> b = Workflow.async("b", () -> program.steps.echo("b"));
            return a.join() + b.join();
        });

        replay(history, program -> {
            Promise<String> b = Workflow.async("b", () -> program.steps.echo("b"));
            Promise<String> a = Workflow.async("a", () -> program.steps.echo("a"));
            return a.join() + b.join();
        });
    }

    @Test
    void limitsTimersAndPoliciesMayChange() {
        RecordedHistory history = record(program -> {
            Workflow.sleep(Duration.ofMinutes(1));
            return program.steps.flaky("x");
        });

        replay(history, program -> {
            Workflow.sleep(Duration.ofHours(1));
            return Workflow.activities(Steps.class, ActivityOptions.defaults().retry(RetryPolicy.NONE))
                    .flaky("y");
        });
    }

    @Test
    void codeThatIsNotTheSameEachTimeIsFoundByItsFirstTest() {
        AtomicInteger calls = new AtomicInteger();
        try (TestFurrow furrow = serve(program -> {
            if (calls.getAndIncrement() % 2 == 0) {
                program.steps.echo("x");
            } else {
                program.steps.twice(1);
            }
            return "";
        })) {
            assertThatThrownBy(
                            () -> furrow.client().workflow(Program.class, "p-1").run(""))
                    .isInstanceOf(ReplayDivergedException.class);
        }
    }

    @Test
    void aSideEffectHappensOnce() {
        AtomicInteger calls = new AtomicInteger();
        Function<ProgramWorkflow, Object> body = program -> {
            int number = Workflow.sideEffect("number", Integer.class, calls::incrementAndGet);
            Workflow.sleep(Duration.ofMinutes(1));
            return number + program.steps.twice(number);
        };
        RecordedHistory history = record(body);
        replay(history, body);
        assertThat(calls).hasValue(1);
    }

    @Test
    void chanceIsTheSameEachTime() {
        Function<ProgramWorkflow, Object> body = program -> {
            String id = Workflow.uuid().toString();
            program.steps.echo(id);
            return Workflow.random().nextInt() + id;
        };
        try (TestFurrow furrow = serve(body)) {
            String result = furrow.client().workflow(Program.class, "p-1").run("");
            assertThat(result).matches("-?\\d+[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        }
        replay(record(body), body);
    }

    @Test
    void markersCanBeReadBack() {
        try (TestFurrow furrow = serve(program -> {
            Workflow.marker("stage", "offered");
            Workflow.sleep(Duration.ofMinutes(1));
            Workflow.marker("stage", "accepted");
            return Workflow.markers();
        })) {
            assertThat(furrow.client().workflow(Program.class, "p-1").run(""))
                    .isEqualTo("[Marker[name=stage, value=\"offered\"], Marker[name=stage, value=\"accepted\"]]");
        }
    }

    @Test
    void aPatchIsTakenByNewExecutionsOnly() {
        Function<ProgramWorkflow, Object> before = program -> {
            program.steps.echo("x");
            return "old";
        };
        Function<ProgramWorkflow, Object> after = program -> {
            if (Workflow.patched("sleep-first")) {
                Workflow.sleep(Duration.ofMinutes(1));
                program.steps.echo("x");
                return "new";
            }
            program.steps.echo("x");
            return "old";
        };
        Function<ProgramWorkflow, Object> last = program -> {
            Workflow.retired("sleep-first");
            Workflow.sleep(Duration.ofMinutes(1));
            program.steps.echo("x");
            return "new";
        };
        replay(record(before), after);
        replay(record(after), after);
        replay(record(after), last);
        replay(record(last), last);
        assertThatThrownBy(() -> replay(record(before), last)).isInstanceOf(ReplayDivergedException.class);
        assertThat(ProgramWorkflow.result(after)).isEqualTo("new");
    }

    @Test
    void aPatchThatIsHeldIsNotTaken() {
        try (TestFurrow furrow = serve(program -> Workflow.patched("a") + " " + Workflow.patched("b"))) {
            furrow.options(furrow.options().hold("a"));
            assertThat(furrow.client().workflow(Program.class, "p-1").run("")).isEqualTo("false true");
        }
    }

    @Test
    void whatIsLargeGoesThroughTheStoreEverywhere(@TempDir Path folder) {
        String large = "x".repeat(50_000);
        Payloads payloads = Payloads.json().offload(8_000, PayloadStore.files(folder));
        try (TestFurrow furrow = new TestFurrow(TimeMode.SKIP, payloads)) {
            furrow.activities(Steps.class, new Steps.Echoes());
            furrow.workflow(
                    ProgramWorkflow.class,
                    () -> ProgramWorkflow.of(program -> {
                        Workflow.await(() -> !program.pokes.isEmpty());
                        String chosen = Workflow.sideEffect("large", String.class, () -> large + "!");
                        return program.steps.echo(program.input + program.pokes.getFirst() + chosen);
                    }));
            Program program = furrow.client().workflow(Program.class, "p-1");
            WorkflowHandle<String> handle = furrow.client().start(() -> program.run(large));
            program.poke(large);
            assertThat(handle.result()).isEqualTo(large + large + large + "!");
        }
    }

    @Test
    void aLostDecisionIsMadeAgain() {
        try (TestFurrow furrow = serve(program -> program.steps.echo("x"))) {
            furrow.loseNextDecision();
            assertThat(furrow.client().workflow(Program.class, "p-1").run("")).isEqualTo("x");
        }
    }

    @Test
    void executionsInMemoryGoOnWhereTheyWere() {
        AtomicInteger begun = new AtomicInteger();
        try (TestFurrow furrow = serve(program -> {
                    begun.incrementAndGet();
                    for (int i = 0; i < 10; i++) {
                        Workflow.sleep(Duration.ofHours(1));
                        program.steps.twice(i);
                    }
                    return "";
                })
                .warm(10)) {
            Program program = furrow.client().workflow(Program.class, "p-1");
            WorkflowHandle<String> handle = furrow.client().start(() -> program.run(""));
            furrow.skip(Duration.ofHours(3));
            assertThat(begun).hasValue(1);
            furrow.evict();
            handle.result();
            assertThat(begun).hasValue(2);
        }
    }
}
