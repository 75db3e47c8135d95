package dev.furrow.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.Registration;
import dev.furrow.WorkerOptions;
import dev.furrow.activity.ActivityType;
import dev.furrow.api.event.ActivityTaskScheduled;
import dev.furrow.api.event.DecisionTaskStarted;
import dev.furrow.lint.LintLevel;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Workflow;
import dev.furrow.workflow.WorkflowType;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What a worker does when it is built.
class WorkerOptionsTest {

    @WorkflowType(name = "Job.run", version = "1.0", executionTimeout = "1h")
    interface Job {
        @Execute
        String run(String how);
    }

    @WorkflowType(name = "Job.run", version = "1.0", executionTimeout = "2h")
    interface OtherJob {
        @Execute
        String run(String how);
    }

    @ActivityType(version = "1.0", startToClose = "1m", priority = 3)
    interface Work {
        String usual();

        @ActivityType(priority = -7)
        String unimportant();
    }

    static class JobWorkflow implements Job {
        private final Work work = Workflow.activities(Work.class);

        @Override
        public String run(String how) {
            return work.usual() + work.unimportant();
        }
    }

    static final class OtherJobWorkflow implements OtherJob {
        @Override
        public String run(String how) {
            return how;
        }
    }

    static final class Careless implements Job {
        @Override
        public String run(String how) {
            return Instant.now().toString();
        }
    }

    private record Workers(String usual, String unimportant) implements Work {}

    @Test
    void missingTypesAreRegisteredUnlessSaidOtherwise() {
        try (TestFurrow furrow = new TestFurrow()) {
            assertThatThrownBy(() -> furrow.options(furrow.options().registration(Registration.VERIFY))
                            .workflows(JobWorkflow.class))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Job.run 1.0 is not registered");
        }
        try (TestFurrow furrow = new TestFurrow()) {
            furrow.options(furrow.options().registration(Registration.OFF)).workflows(JobWorkflow.class);
            assertThat(furrow.client().types().workflows().count()).isZero();
        }
        try (TestFurrow furrow = new TestFurrow().workflows(JobWorkflow.class)) {
            assertThat(furrow.client().types().workflows("Job.run").count()).isEqualTo(1);
            assertThat(furrow.client().types().workflows("Job.walk").count()).isZero();
        }
    }

    @WorkflowType(version = "1.0", register = false)
    interface Foreign {
        @Execute
        String run(String how);
    }

    static final class ForeignWorkflow implements Foreign {
        @Override
        public String run(String how) {
            return how;
        }
    }

    @Test
    void aTypeOfSomebodyElseIsNotRegistered() {
        try (TestFurrow furrow = new TestFurrow().workflows(ForeignWorkflow.class, JobWorkflow.class)) {
            assertThat(furrow.client().types().workflows().stream().map(type -> type.name()))
                    .containsExactly("Job.run");
        }
    }

    @Test
    void typesThatDifferAreRefusedWhereThatIsWanted() {
        try (TestFurrow furrow = new TestFurrow()) {
            furrow.client().types().getOrRegister(Job.class);
            furrow.workflows(OtherJobWorkflow.class);
            assertThatThrownBy(() -> furrow.options(furrow.options().registration(Registration.VERIFY)))
                    .hasMessageContaining("execution timeout is declared 7200 and registered 3600");
        }
    }

    @Test
    void carelessCodeIsRefusedWhereThatIsWanted() {
        try (TestFurrow furrow = new TestFurrow().workflows(Careless.class)) {
            assertThatThrownBy(() -> furrow.options(furrow.options().lint(LintLevel.FAIL)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Careless.run(WorkerOptionsTest.java:")
                    .hasMessageContaining("uses Instant.now");
        }
    }

    @Test
    void prioritiesAndIdentityShowInTheHistory() {
        try (TestFurrow furrow = new TestFurrow().workflows(JobWorkflow.class)) {
            furrow.activities(new Workers("a", "b")).options(furrow.options().identity("tractor"));
            Job job = furrow.client().workflow(Job.class, "j-1");
            var handle = furrow.client().start(() -> job.run(""));
            assertThat(handle.result()).isEqualTo("ab");
            assertThat(handle.history().stream()
                            .filter(event -> event.attributes() instanceof ActivityTaskScheduled)
                            .map(event -> ((ActivityTaskScheduled) event.attributes()).taskPriority()))
                    .containsExactly("3", "-7");
            assertThat(handle.history().stream()
                            .filter(event -> event.attributes() instanceof DecisionTaskStarted)
                            .map(event -> ((DecisionTaskStarted) event.attributes()).identity()))
                    .containsOnly("tractor");
        }
    }

    static final class WithArgument extends JobWorkflow {
        private final String greeting;

        WithArgument(String greeting) {
            this.greeting = greeting;
        }

        @Override
        public String run(String how) {
            return greeting + super.run(how);
        }
    }

    @Test
    void factoriesMakeWorkflowsAndActivities() {
        AtomicInteger made = new AtomicInteger();
        try (TestFurrow furrow = new TestFurrow()) {
            furrow.configure(builder -> builder.workflowFactory(
                            type -> type == WithArgument.class ? new WithArgument("hello ") : null)
                    .workflows(WithArgument.class)
                    .activityFactory(Work.class, () -> new Workers("" + made.incrementAndGet(), "x")));
            assertThat(furrow.client().workflow(Job.class, "j-1").run("")).isEqualTo("hello 1x");
            assertThat(made).hasValue(2);
        }
    }

    @Test
    void affinityIsWholeSeconds() {
        assertThatThrownBy(() -> WorkerOptions.defaults().affinity(Duration.ofMillis(500)))
                .hasMessageContaining("a second or more");
    }
}
