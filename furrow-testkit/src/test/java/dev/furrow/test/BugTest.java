package dev.furrow.test;

import static dev.furrow.test.ProgramWorkflow.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.OnBug;
import dev.furrow.Outcome;
import dev.furrow.WorkflowHandle;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// What becomes of exceptions that workflow code does not declare.
class BugTest {

    @Test
    void aBugFailsTheExecutionUnlessSaidOtherwise() {
        try (TestFurrow furrow = serve(program -> program.input.charAt(7))) {
            Program program = furrow.client().workflow(Program.class, "p-1");
            WorkflowHandle<String> handle = furrow.client().start(() -> program.run("short"));
            assertThat(handle.outcome()).isInstanceOf(Outcome.Failed.class);
        }
    }

    @Test
    void aBugCanSuspendTheExecutionUntilItIsMended() {
        AtomicBoolean mended = new AtomicBoolean();
        try (TestFurrow furrow = serve(program -> {
            Workflow.sleep(Duration.ofMinutes(1));
            return program.input.charAt(mended.get() ? 0 : 7);
        })) {
            furrow.options(furrow.options().onBug(OnBug.SUSPEND));
            Program program = furrow.client().workflow(Program.class, "p-1");
            WorkflowHandle<String> handle = furrow.client().start(() -> program.run("short"));
            assertThatThrownBy(() -> furrow.skip(Duration.ofMinutes(10)))
                    .isInstanceOf(Error.class)
                    .hasMessageContaining("Program.run threw java.lang.StringIndexOutOfBoundsException")
                    .hasMessageContaining("waits for better code")
                    .hasCauseInstanceOf(StringIndexOutOfBoundsException.class);
            mended.set(true);
            assertThat(handle.result()).isEqualTo("s");
        }
    }

    @Test
    void whatOthersHaveFailedIsNoBug() {
        try (TestFurrow furrow = serve(program -> program.steps.fail("no"))) {
            furrow.options(furrow.options().onBug(OnBug.SUSPEND));
            Program program = furrow.client().workflow(Program.class, "p-1");
            WorkflowHandle<String> handle = furrow.client().start(() -> program.run(""));
            assertThat(handle.outcome()).isInstanceOf(Outcome.Failed.class);
        }
    }
}
