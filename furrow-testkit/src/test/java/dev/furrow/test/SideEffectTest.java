package dev.furrow.test;

import static dev.furrow.test.ProgramWorkflow.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.WorkflowHandle;
import dev.furrow.workflow.Failure;
import dev.furrow.workflow.ReplayDivergedException;
import dev.furrow.workflow.SideEffectFailedException;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SideEffectTest {

    private static String effect(AtomicInteger calls) {
        return Workflow.sideEffect("rows", String.class, () -> {
            throw new IllegalStateException("call " + calls.incrementAndGet());
        });
    }

    @Test
    void aFailureIsRememberedLikeAValue() {
        AtomicInteger calls = new AtomicInteger();
        try (TestFurrow furrow = serve(program -> {
            String caught;
            try {
                caught = effect(calls);
            } catch (SideEffectFailedException failed) {
                caught = failed.failure().message() + " " + failed.getMessage();
            }
            // What follows is decided in later rounds, each of which replays the first.
            Workflow.sleep(Duration.ofMinutes(1));
            return program.steps.echo(caught);
        })) {
            WorkflowHandle<String> handle = furrow.client()
                    .start(() -> furrow.client().workflow(Program.class, "p-1").run(""));
            assertThat(handle.result())
                    .isEqualTo("call 1 The side effect rows failed: java.lang.IllegalStateException: call 1");
            assertThat(calls).hasValue(1);
            Replayer.of(handle)
                    .workflow(
                            ProgramWorkflow.class,
                            () -> ProgramWorkflow.of(again -> {
                                try {
                                    return effect(calls);
                                } catch (SideEffectFailedException failed) {
                                    Workflow.sleep(Duration.ofMinutes(1));
                                    return again.steps.echo(failed.failure().message());
                                }
                            }))
                    .run();
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void aFailureThatNobodyCatchesFailsTheWorkflow() {
        try (TestFurrow furrow = serve(program -> effect(new AtomicInteger()))) {
            Program program = furrow.client().workflow(Program.class, "p-1");
            WorkflowHandle<String> handle = furrow.client().start(() -> program.run(""));
            assertThat(handle.outcome())
                    .isInstanceOfSatisfying(
                            dev.furrow.Outcome.Failed.class,
                            failed -> assertThat(failed.failure().type())
                                    .isEqualTo(SideEffectFailedException.class.getName()));
        }
    }

    @Test
    void aValueThatIsTooLargeFailsTheSideEffectOnce() {
        AtomicInteger calls = new AtomicInteger();
        String result = ProgramWorkflow.result(program -> {
            try {
                return Workflow.sideEffect("huge", String.class, () -> {
                    calls.incrementAndGet();
                    return "x".repeat(40_000);
                });
            } catch (SideEffectFailedException failed) {
                Workflow.sleep(Duration.ofMinutes(1));
                return failed.failure().type();
            }
        });
        assertThat(result).isEqualTo("dev.furrow.payload.PayloadTooLargeException");
        assertThat(calls).hasValue(1);
    }

    @Test
    void aSideEffectThatHistoryLacksDivergesAndIsNotDone() {
        AtomicInteger calls = new AtomicInteger();
        try (TestFurrow furrow = serve(program -> {
            Workflow.sleep(Duration.ofMinutes(1));
            return "";
        })) {
            Program program = furrow.client().workflow(Program.class, "p-1");
            WorkflowHandle<String> handle = furrow.client().start(() -> program.run(""));
            handle.result();
            assertThatThrownBy(() -> Replayer.of(handle)
                            .workflow(ProgramWorkflow.class, () -> ProgramWorkflow.of(again -> effect(calls)))
                            .run())
                    .isInstanceOf(ReplayDivergedException.class);
            assertThat(calls).hasValue(0);
        }
    }

    @Test
    void theFailureIsTheOneThatWasThrown() {
        String result = ProgramWorkflow.result(program -> {
            try {
                return effect(new AtomicInteger());
            } catch (SideEffectFailedException failed) {
                return switch ((Failure) failed.failure()) {
                    case Failure.Application(var type, var message) -> type + "/" + message;
                    default -> "another";
                };
            }
        });
        assertThat(result).isEqualTo("java.lang.IllegalStateException/call 1");
    }
}
