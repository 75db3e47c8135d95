package dev.furrow.test;

import static dev.furrow.test.ProgramWorkflow.serve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.StartOptions;
import dev.furrow.activity.Activity;
import dev.furrow.activity.ActivityType;
import dev.furrow.workflow.ActivityOptions;
import dev.furrow.workflow.Workflow;
import org.junit.jupiter.api.Test;

/// Tasks that wait on other lists than the worker's own.
class TaskListsTest {

    @ActivityType(version = "1.0", startToClose = "20s")
    interface Disk {
        String host();

        String read(String file);

        @ActivityType(taskList = "archive")
        String archived(String file);
    }

    static final class ThisDisk implements Disk {
        @Override
        public String host() {
            return "host-7";
        }

        @Override
        public String read(String file) {
            return file + " by " + Activity.info().workerTaskList();
        }

        @Override
        public String archived(String file) {
            return file + " by " + Activity.info().workerTaskList();
        }
    }

    @Test
    void anActivityGoesToTheListThatTheCallNames() {
        try (TestFurrow furrow = serve(program -> {
                    Disk any = Workflow.activities(Disk.class);
                    Disk there = Workflow.activities(
                            Disk.class, ActivityOptions.defaults().taskList(any.host()));
                    return there.read("a") + ", " + any.read("b") + ", " + any.archived("c");
                })
                .activities(new ThisDisk())) {
            assertThat(furrow.client().workflow(Program.class, "p-1").run(""))
                    .isEqualTo("a by host-7, b by test, c by archive");
        }
    }

    @Test
    void decisionsAreMadeOnTheListThatTheStartNames() {
        try (TestFurrow furrow = serve(program -> Workflow.info().taskList())) {
            assertThat(furrow.client()
                            .workflow(
                                    Program.class,
                                    "p-1",
                                    StartOptions.defaults().taskList("elsewhere"))
                            .run(""))
                    .isEqualTo("elsewhere");
        }
    }
}
