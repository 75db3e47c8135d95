package dev.furrow.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.FurrowOptions;
import dev.furrow.WorkflowHandle;
import dev.furrow.spi.Intercepted;
import dev.furrow.spi.Interceptor;
import dev.furrow.spi.Measured;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What interceptors and telemetry see of a workflow.
class InterceptorTest {
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final List<Measured> measured = new CopyOnWriteArrayList<>();

    private TestFurrow serve(FurrowOptions options, Function<ProgramWorkflow, Object> body) {
        TestFurrow furrow = new TestFurrow(TimeMode.SKIP, options);
        furrow.workflow(ProgramWorkflow.class, () -> ProgramWorkflow.of(body));
        furrow.activities(Steps.class, new Steps.Echoes());
        return furrow;
    }

    private Interceptor noting(String name) {
        return (what, next) -> {
            if (!(what instanceof Intercepted.InWorkflow within && within.replaying())) {
                notes.add(name + " " + words(what));
            }
            return next.proceed();
        };
    }

    private static String words(Intercepted what) {
        return switch (what) {
            case Intercepted.StartWorkflow start -> "start " + start.type();
            case Intercepted.SendSignal send -> "send " + send.signal();
            case Intercepted.RequestCancel cancel -> "cancel " + cancel.workflowId();
            case Intercepted.MakeDecision decision -> "decide " + decision.workflowId();
            case Intercepted.RunActivity run -> "run " + run.activity().type();
            case Intercepted.SendHeartbeat beat -> "beat " + beat.activity().activityId();
            case Intercepted.ExecuteWorkflow execute ->
                "execute " + execute.workflow().workflowId();
            case Intercepted.HandleSignal handle -> "handle " + handle.signal();
            case Intercepted.CallActivity call -> "call " + call.type();
            case Intercepted.CallChild child -> "child " + child.type();
            case Intercepted.Sleep sleep -> "sleep " + sleep.duration();
        };
    }

    @Test
    void everyCallIsSeenOnceTheFirstInterceptorOutermost() {
        FurrowOptions options = FurrowOptions.domain("test").interceptors(noting("a"), noting("b"));
        try (TestFurrow furrow = serve(options, program -> {
            program.steps.echo("x");
            Workflow.await(() -> !program.pokes.isEmpty());
            Workflow.sleep(Duration.ofMinutes(1));
            return "";
        })) {
            Program program = furrow.client().workflow(Program.class, "p-1");
            WorkflowHandle<String> handle = furrow.client().start(() -> program.run(""));
            program.poke("");
            handle.result();
        }
        assertThat(notes.stream().filter(note -> note.startsWith("a ")))
                .containsExactly(
                        "a start Program.run",
                        "a decide p-1",
                        "a execute p-1",
                        "a call Steps.echo",
                        "a run Steps.echo",
                        "a decide p-1",
                        "a send poke",
                        "a decide p-1",
                        "a handle poke",
                        "a sleep PT1M",
                        "a decide p-1");
        assertThat(notes.getFirst()).isEqualTo("a start Program.run");
        assertThat(notes.get(1)).isEqualTo("b start Program.run");
    }

    @Test
    void anInterceptorMayAnswerInPlaceOfAnActivity() {
        FurrowOptions options = FurrowOptions.domain("test")
                .interceptors((what, next) ->
                        what instanceof Intercepted.RunActivity ? "in place of " + next.proceed() : next.proceed());
        try (TestFurrow furrow = serve(options, program -> program.steps.echo("x"))) {
            assertThat(furrow.client().workflow(Program.class, "p-1").run("")).isEqualTo("in place of x");
        }
    }

    @Test
    void commandsKeepTheLineOfTheWorkflowsCode() {
        FurrowOptions options = FurrowOptions.domain("test").interceptors(noting("a"));
        try (TestFurrow furrow = serve(options, program -> program.steps.echo("x"))) {
            Program program = furrow.client().workflow(Program.class, "p-1");
            WorkflowHandle<String> handle = furrow.client().start(() -> program.run(""));
            handle.result();
            assertThat(handle.history())
                    .filteredOn(event -> event.attributes() instanceof dev.furrow.api.event.ActivityTaskScheduled)
                    .singleElement()
                    .satisfies(event -> assertThat(
                                    ((dev.furrow.api.event.ActivityTaskScheduled) event.attributes()).control())
                            .contains("InterceptorTest.lambda$commandsKeepTheLineOfTheWorkflowsCode"));
        }
    }

    @Test
    void decisionsActivitiesAndRequestsAreMeasured() {
        FurrowOptions options = FurrowOptions.domain("test").telemetry(measured::add);
        try (TestFurrow furrow = serve(options, program -> {
            try {
                program.steps.fail("no");
            } catch (dev.furrow.workflow.ActivityFailedException expected) {
                return program.steps.echo("x");
            }
            return "";
        })) {
            furrow.warm(10);
            furrow.client().workflow(Program.class, "p-1").run("");
        }
        assertThat(measured.stream()
                        .filter(Measured.ActivityRun.class::isInstance)
                        .map(Measured.ActivityRun.class::cast)
                        .map(run -> run.type() + " " + run.end()))
                .containsExactly("Steps.fail FAILED", "Steps.echo COMPLETED");
        List<Measured.DecisionMade> decisions = measured.stream()
                .filter(Measured.DecisionMade.class::isInstance)
                .map(Measured.DecisionMade.class::cast)
                .toList();
        assertThat(decisions).extracting(Measured.DecisionMade::warm).containsExactly(false, true, true);
        assertThat(decisions).extracting(Measured.DecisionMade::decisions).containsExactly(1, 1, 1);
        assertThat(decisions).extracting(Measured.DecisionMade::lastEventId).containsExactly(3L, 9L, 15L);
        assertThat(decisions).extracting(Measured.DecisionMade::end).containsOnly(Measured.DecisionEnd.MADE);
        assertThat(measured.stream()
                        .filter(Measured.Requested.class::isInstance)
                        .map(Measured.Requested.class::cast)
                        .filter(Measured.Requested::answered)
                        .map(Measured.Requested::operation))
                .contains("StartWorkflowExecution", "RespondDecisionTaskCompleted", "RespondActivityTaskFailed");
    }

    @Test
    void aListenerThatThrowsDisturbsNobody() {
        FurrowOptions options = FurrowOptions.domain("test").telemetry(what -> {
            throw new IllegalStateException("a defect of the listener");
        });
        try (TestFurrow furrow = serve(options, program -> program.steps.echo("x"))) {
            assertThat(furrow.client().workflow(Program.class, "p-1").run("")).isEqualTo("x");
        }
    }
}
