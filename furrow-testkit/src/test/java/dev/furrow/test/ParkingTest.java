package dev.furrow.test;

import static dev.furrow.test.ProgramWorkflow.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.WorkflowHandle;
import dev.furrow.api.event.DecisionTaskTimedOut;
import dev.furrow.api.event.TimerStarted;
import dev.furrow.lowlevel.SwfException;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// What becomes of an execution whose code cannot go on.
class ParkingTest {

    @Test
    void decisionsThatTheServiceRefusesAreToldToTheTest() {
        try (TestFurrow furrow =
                serve(program -> Workflow.child(Program.class, "\u0001").run(""))) {
            Program program = furrow.client().workflow(Program.class, "p-1");
            furrow.client().start(() -> program.run(""));
            assertThatThrownBy(() -> furrow.skip(Duration.ofMinutes(10)))
                    .isInstanceOf(SwfException.class)
                    .hasMessageContaining("RespondDecisionTaskCompleted was refused: ValidationException");
        }
    }

    @Test
    void anErrorSuspendsTheExecutionUntilTheCodeIsMended() {
        AtomicBoolean mended = new AtomicBoolean();
        try (TestFurrow furrow = serve(program -> {
            Workflow.sleep(Duration.ofMinutes(1));
            if (!mended.get()) {
                throw new AssertionError("a bug");
            }
            return program.steps.echo("x");
        })) {
            Program program = furrow.client().workflow(Program.class, "p-1");
            WorkflowHandle<String> handle = furrow.client().start(() -> program.run(""));

            // Each failed attempt is told to the test; the first times out, the next ones park.
            for (int i = 0; i < 4; i++) {
                assertThatThrownBy(() -> furrow.skip(Duration.ofMinutes(10)))
                        .isInstanceOf(AssertionError.class)
                        .hasMessage("a bug");
            }
            mended.set(true);
            assertThat(handle.result()).isEqualTo("x");

            assertThat(handle.history().stream().filter(event -> event.attributes() instanceof DecisionTaskTimedOut))
                    .hasSize(1);
            assertThat(handle.history().stream()
                            .map(event -> event.attributes())
                            .filter(TimerStarted.class::isInstance)
                            .map(TimerStarted.class::cast)
                            .filter(timer -> timer.timerId().startsWith("furrow.park."))
                            .map(TimerStarted::startToFireTimeout))
                    .startsWith("60", "120", "240");
            Replayer.of(handle)
                    .workflow(
                            ProgramWorkflow.class,
                            () -> ProgramWorkflow.of(again -> {
                                Workflow.sleep(Duration.ofMinutes(1));
                                return again.steps.echo("x");
                            }))
                    .run();
        }
    }
}
