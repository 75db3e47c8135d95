package dev.furrow.test;

import static dev.furrow.test.ProgramWorkflow.serve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.WorkflowHandle;
import dev.furrow.api.event.ActivityTaskScheduled;
import dev.furrow.workflow.ActivityFailedException;
import dev.furrow.workflow.ActivityOptions;
import dev.furrow.workflow.Promise;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Activities of which one call for each input is enough.
class IdempotentTest {
    private static final ActivityOptions ONCE = ActivityOptions.defaults().idempotent();

    private static WorkflowHandle<String> run(TestFurrow furrow) {
        Program program = furrow.client().workflow(Program.class, "p-1");
        return furrow.client().start(() -> program.run(""));
    }

    private static List<String> scheduled(WorkflowHandle<String> handle) {
        return handle.history().stream()
                .map(event -> event.attributes())
                .filter(ActivityTaskScheduled.class::isInstance)
                .map(event -> ((ActivityTaskScheduled) event).activityId())
                .toList();
    }

    @Test
    void theSameInputIsCalledOnceAndSharesItsResult() {
        try (TestFurrow furrow = serve(program -> {
            Steps once = Workflow.activities(Steps.class, ONCE);
            Promise<Integer> first = Workflow.async(() -> once.twice(4));
            Promise<Integer> second = Workflow.async(() -> once.twice(4));
            Promise<Integer> other = Workflow.async(() -> once.twice(5));
            return first.join() + second.join() + other.join() + once.twice(4);
        })) {
            WorkflowHandle<String> handle = run(furrow);
            assertThat(handle.result()).isEqualTo("34");
            assertThat(scheduled(handle)).hasSize(2).allMatch(id -> id.startsWith("Steps.twice-"));
        }
    }

    @Test
    void callsMayChangePlacesWhileTheExecutionIsOpen() {
        Function<ProgramWorkflow, Object> before = program -> {
            Steps once = Workflow.activities(Steps.class, ONCE);
            return once.echo("a") + once.echo("b");
        };
        Function<ProgramWorkflow, Object> after = program -> {
            Steps once = Workflow.activities(Steps.class, ONCE);
            Promise<String> b = Workflow.async(() -> once.echo("b"));
            return once.echo("a") + b.join();
        };
        try (TestFurrow furrow = serve(program -> {
            Steps once = Workflow.activities(Steps.class, ONCE);
            Promise<String> a = Workflow.async(() -> once.echo("a"));
            return once.echo("b") + a.join();
        })) {
            WorkflowHandle<String> handle = run(furrow);
            assertThat(handle.result()).isEqualTo("ba");
            Replayer.of(handle)
                    .workflow(ProgramWorkflow.class, () -> ProgramWorkflow.of(after))
                    .run();
        }
        assertThat(ProgramWorkflow.result(before)).isEqualTo("ab");
    }

    @Test
    void theFailureOfTheOneCallIsEverybodys() {
        assertThat(ProgramWorkflow.result(program -> {
                    Steps once = Workflow.activities(Steps.class, ONCE);
                    int failures = 0;
                    for (int i = 0; i < 2; i++) {
                        try {
                            once.fail("no");
                        } catch (ActivityFailedException failed) {
                            failures += failed.attempts();
                        }
                    }
                    return failures;
                }))
                .isEqualTo("2");
    }

    @Test
    void aStrandThatIsCancelledLeavesTheCallToTheOthers() {
        try (TestFurrow furrow = serve(program -> {
            Steps once = Workflow.activities(Steps.class, ONCE);
            Promise<String> impatient = Workflow.async(() -> once.echo("x"));
            Promise<String> patient = Workflow.async(() -> once.echo("x"));
            Workflow.await(Duration.ofSeconds(1), () -> false);
            impatient.cancel();
            return patient.join() + impatient.settle().getClass().getSimpleName();
        })) {
            furrow.loseNextActivityResult();
            WorkflowHandle<String> handle = run(furrow);
            // The result was lost, so the activity times out for whoever still waits.
            assertThat(handle.outcome().toString()).contains("START_TO_CLOSE");
            assertThat(scheduled(handle)).hasSize(1);
        }
    }
}
