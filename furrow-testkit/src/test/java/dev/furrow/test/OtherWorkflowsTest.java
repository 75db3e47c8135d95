package dev.furrow.test;

import static dev.furrow.test.ProgramWorkflow.serve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.Outcome;
import dev.furrow.StartOptions;
import dev.furrow.WorkflowHandle;
import dev.furrow.workflow.ActivityFailedException;
import dev.furrow.workflow.ChildFailedException;
import dev.furrow.workflow.ChildHandle;
import dev.furrow.workflow.ChildOptions;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.ExternalFailedException;
import dev.furrow.workflow.Schedule;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.Workflow;
import dev.furrow.workflow.WorkflowType;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class OtherWorkflowsTest {

    @WorkflowType(version = "1.0")
    interface Helper {
        @Execute
        int count(int upTo);

        @Signal
        void hurry();
    }

    static final class HelperWorkflow implements Helper {
        private boolean hurried;

        @Override
        public int count(int upTo) {
            if (upTo < 0) {
                throw new IllegalArgumentException("cannot count to " + upTo);
            }
            return Workflow.await(Duration.ofDays(2), () -> hurried) ? -upTo : upTo;
        }

        @Override
        public void hurry() {
            hurried = true;
        }
    }

    private static TestFurrow withHelper(Function<ProgramWorkflow, Object> body) {
        return serve(body).workflows(HelperWorkflow.class);
    }

    private static String result(Function<ProgramWorkflow, Object> body) {
        try (TestFurrow furrow = withHelper(body)) {
            return furrow.client().workflow(Program.class, "p-1").run("");
        }
    }

    @Test
    void callingAChildWaitsForItsResult() {
        assertThat(result(program -> Workflow.child(Helper.class, "helper").count(7)))
                .isEqualTo("7");
    }

    @Test
    void aStartedChildCanBeSignalledBeforeItEnds() {
        assertThat(result(program -> {
                    Helper helper = Workflow.child(Helper.class, "helper");
                    ChildHandle<Integer> handle = Workflow.start(() -> helper.count(7));
                    helper.hurry();
                    return handle.workflowId() + " " + handle.result();
                }))
                .isEqualTo("helper -7");
    }

    @Test
    void aChildWithoutAnIdGetsOneOfTheParentsRun() {
        assertThat(result(program -> {
                    Helper helper = Workflow.child(Helper.class);
                    ChildHandle<Integer> handle = Workflow.start(() -> helper.count(1));
                    return handle.workflowId().equals(Workflow.info().runId() + ":main.1");
                }))
                .isEqualTo("true");
    }

    @Test
    void aChildCanHaveTheTagsOfItsParent() {
        try (TestFurrow furrow = withHelper(program -> Workflow.child(
                        Helper.class,
                        "helper",
                        ChildOptions.defaults().tags(Workflow.info().tags()))
                .count(1))) {
            assertThat(furrow.client()
                            .workflow(
                                    Program.class,
                                    "p-1",
                                    StartOptions.defaults().tags("red", "urgent"))
                            .run(""))
                    .isEqualTo("1");
            assertThat(furrow.client().executions().closed().withId("helper").first())
                    .hasValueSatisfying(child -> assertThat(child.tags()).containsExactly("red", "urgent"));
        }
    }

    @Test
    void aChildsFailureIsThrownWhereTheParentWaits() {
        assertThat(result(program -> {
                    try {
                        return Workflow.child(Helper.class, "helper").count(-1);
                    } catch (ChildFailedException failed) {
                        return failed.workflowId() + " " + failed.failure();
                    }
                }))
                .isEqualTo("helper Application[type=java.lang.IllegalArgumentException, message=cannot count to -1]");
    }

    @Test
    void aBusyNameIsNotStarted() {
        assertThat(result(program -> {
                    Helper first = Workflow.child(Helper.class, "helper");
                    Workflow.start(() -> first.count(1));
                    try {
                        return Workflow.child(Helper.class, "helper").count(1);
                    } catch (ChildFailedException failed) {
                        return failed.failure();
                    }
                }))
                .isEqualTo("NotStarted[cause=WORKFLOW_ALREADY_RUNNING]");
    }

    @Test
    void cancellingTheParentCancelsTheChildThatItWaitsFor() {
        try (TestFurrow furrow =
                withHelper(program -> Workflow.child(Helper.class, "helper").count(7))) {
            Program program = furrow.client().workflow(Program.class, "p-1");
            WorkflowHandle<String> handle = furrow.client().start(() -> program.run(""));
            handle.cancel();
            assertThat(handle.outcome()).isInstanceOf(Outcome.Canceled.class);
            assertThat(furrow.client().handle("helper").outcome()).isInstanceOf(Outcome.Canceled.class);
        }
    }

    @Test
    void aSignalGoesToAnyWorkflowThatIsOpen() {
        try (TestFurrow furrow = withHelper(program -> {
            Workflow.external(Helper.class, "elsewhere").hurry();
            try {
                Workflow.external("nowhere").signal("hurry");
                return "";
            } catch (ExternalFailedException failed) {
                return failed.reason();
            }
        })) {
            Helper elsewhere = furrow.client().workflow(Helper.class, "elsewhere");
            var handle = furrow.client().start(() -> elsewhere.count(3));
            assertThat(furrow.client().workflow(Program.class, "p-1").run(""))
                    .isEqualTo("UNKNOWN_EXTERNAL_WORKFLOW_EXECUTION");
            assertThat(handle.result()).isEqualTo(-3);
        }
    }

    @Test
    void continuingAsNewIsFollowedToTheLastRun() {
        assertThat(result(program -> {
                    int round = program.input.isEmpty() ? 1 : Integer.parseInt(program.input);
                    if (round == 4) {
                        return "round 4 after " + (Workflow.info().continuedRunId() != null);
                    }
                    Workflow.sleep(Duration.ofDays(30));
                    return Workflow.continueAsNew(Program.class).run(Integer.toString(round + 1));
                }))
                .isEqualTo("round 4 after true");
    }

    @Test
    void everyGoesOnUntilItIsCancelled() {
        int[] times = {0};
        try (TestFurrow furrow = serve(program -> {
            Workflow.every(Schedule.cron("0 3 * * *"), () -> times[0] = program.steps.twice(times[0] / 2 + 1));
            return "";
        })) {
            Program program = furrow.client().workflow(Program.class, "p-1");
            WorkflowHandle<String> handle = furrow.client().start(() -> program.run(""));
            furrow.skip(Duration.ofDays(5));
            handle.cancel();
            assertThat(handle.outcome()).isInstanceOf(Outcome.Canceled.class);
            assertThat(handle.history().stream()
                            .filter(event -> event.attributes() instanceof dev.furrow.api.event.ActivityTaskCompleted))
                    .hasSize(5);
        }
    }

    @Test
    void aBroadcastReachesTheOpenChildren() {
        assertThat(result(program -> {
                    Helper one = Workflow.child(Helper.class, "one");
                    Helper two = Workflow.child(Helper.class, "two");
                    ChildHandle<Integer> first = Workflow.start(() -> one.count(1));
                    ChildHandle<Integer> second = Workflow.start(() -> two.count(2));
                    Workflow.broadcast("hurry");
                    return first.result() + " " + second.result();
                }))
                .isEqualTo("-1 -2");
    }

    @Test
    void whereThereAreNoFunctionsTheyAreNotStarted() {
        assertThat(result(program -> {
                    try {
                        return Workflow.lambda("resize", "x", String.class, Duration.ofMinutes(1));
                    } catch (ActivityFailedException failed) {
                        return failed.failure();
                    }
                }))
                .startsWith("NotStarted[cause=");
    }

    @Test
    void aStartTakesOneCall() {
        assertThat(result(program -> {
                    Helper helper = Workflow.child(Helper.class, "helper");
                    try {
                        Workflow.start(() -> {
                            helper.count(1);
                            helper.count(2);
                        });
                        return "";
                    } catch (IllegalStateException refused) {
                        return refused.getMessage();
                    }
                }))
                .isEqualTo("Workflow.start takes one call of an @Execute method, not two");
    }
}
