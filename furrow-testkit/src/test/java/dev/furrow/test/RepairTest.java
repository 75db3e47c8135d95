package dev.furrow.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.AlreadyRunningException;
import dev.furrow.Outcome;
import dev.furrow.StartOptions;
import dev.furrow.WorkflowHandle;
import dev.furrow.api.event.ActivityTaskScheduled;
import dev.furrow.api.event.MarkerRecorded;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Runs that go on with what an earlier run has come to.
class RepairTest {
    private final List<String> done = new ArrayList<>();
    private boolean broken = true;
    private final TestFurrow furrow = new TestFurrow()
            .workflow(ProgramWorkflow.class, () -> ProgramWorkflow.of(RepairTest::program))
            .activities(Steps.class, new Steps.Echoes() {
                @Override
                public String echo(String what) {
                    done.add(what);
                    return what + done.size();
                }

                @Override
                public String fail(String what) {
                    if (broken) {
                        throw new IllegalStateException("broken");
                    }
                    return "mended";
                }
            });

    private static Object program(ProgramWorkflow program) {
        String first = program.steps.echo("a");
        Workflow.sleep(Duration.ofMinutes(1));
        return first + program.steps.echo("b") + program.steps.fail(program.input) + program.steps.echo("c");
    }

    private WorkflowHandle<String> failedRun(String... tags) {
        Program program = furrow.client()
                .workflow(Program.class, "p-1", StartOptions.defaults().tags(tags));
        WorkflowHandle<String> handle = furrow.client().start(() -> program.run("in"));
        assertThat(handle.outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(done).containsExactly("a", "b");
        return handle;
    }

    @AfterEach
    void close() {
        furrow.close();
    }

    private static List<String> names(WorkflowHandle<String> handle, Class<?> kind) {
        return handle.history().stream()
                .map(event -> event.attributes())
                .filter(kind::isInstance)
                .map(event -> event instanceof ActivityTaskScheduled task
                        ? task.activityId()
                        : ((MarkerRecorded) event).markerName().replaceAll(".*@", ""))
                .toList();
    }

    @Test
    void completedActivitiesAreNotDoneAgain() {
        WorkflowHandle<String> failed = failedRun("mine");
        broken = false;

        WorkflowHandle<String> repaired = furrow.client().repair(failed).start();

        assertThat(repaired.result()).isEqualTo("a1b2mendedc3");
        assertThat(done).containsExactly("a", "b", "c");
        assertThat(names(repaired, ActivityTaskScheduled.class)).containsExactly("main.4", "main.5");
        assertThat(names(repaired, MarkerRecorded.class)).containsExactly("main.1", "main.3");
        assertThat(repaired.describe().executionInfo().tagList())
                .containsExactly("mine", "furrow.repair:" + failed.runId());
        Replayer.of(repaired)
                .workflow(ProgramWorkflow.class, () -> ProgramWorkflow.of(RepairTest::program))
                .run();
    }

    @Test
    void whatIsNamedIsDoneAgain() {
        WorkflowHandle<String> failed = failedRun();
        broken = false;
        assertThat(furrow.client().repair(failed).rerun("main.3").start().result())
                .isEqualTo("a1b3mendedc4");
    }

    @Test
    void aRepairCanBeRepaired() {
        WorkflowHandle<String> failed = failedRun();
        WorkflowHandle<String> again = furrow.client().repair(failed).start();
        assertThat(again.outcome()).isInstanceOf(Outcome.Failed.class);
        broken = false;
        assertThat(furrow.client().repair(again).start().result()).isEqualTo("a1b2mendedc3");
        assertThat(done).containsExactly("a", "b", "c");
    }

    @Test
    void aRunThatIsOpenIsNotRepaired() {
        broken = false;
        Program program = furrow.client().workflow(Program.class, "p-1");
        WorkflowHandle<String> handle = furrow.client().start(() -> program.run(""));
        assertThatThrownBy(() -> furrow.client().repair(handle).start()).isInstanceOf(AlreadyRunningException.class);
    }

    @Test
    void fiveTagsLeaveNoRoomForARepair() {
        WorkflowHandle<String> failed = failedRun("1", "2", "3", "4", "5");
        assertThatThrownBy(() -> furrow.client().repair(failed).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("five tags");
    }
}
