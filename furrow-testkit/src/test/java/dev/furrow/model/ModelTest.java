package dev.furrow.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.StartOptions;
import dev.furrow.activity.ActivityType;
import dev.furrow.api.CloseStatus;
import dev.furrow.api.event.WorkflowExecutionCompleted;
import dev.furrow.api.event.WorkflowExecutionStarted;
import dev.furrow.test.TestFurrow;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Workflow;
import dev.furrow.workflow.WorkflowType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is on the server, read back after it was put there.
class ModelTest {

    @WorkflowType(name = "Job", version = "1.0", executionTimeout = "1h")
    interface Job {
        @Execute
        void run(String how);
    }

    @WorkflowType(name = "Job", version = "1.0", executionTimeout = "2h")
    interface OtherJob {
        @Execute
        void run(String how);
    }

    @WorkflowType(name = "Absent", version = "1.0")
    interface Absent {
        @Execute
        void run();
    }

    @ActivityType(name = "Work", version = "1.0", startToClose = "20s")
    interface Work {
        void work();
    }

    @ActivityType(name = "Work", version = "1.0", startToClose = "20s", heartbeat = "5s")
    interface OtherWork {
        void work();

        void rest();
    }

    static final class JobWorkflow implements Job {
        @Override
        public void run(String how) {
            switch (how) {
                case "fail" -> throw new IllegalStateException("as told");
                case "wait" -> Workflow.sleep(Duration.ofMinutes(30));
                default -> {}
            }
        }
    }

    private final TestFurrow furrow =
            new TestFurrow().workflows(JobWorkflow.class).activities(Work.class, () -> {});
    private final Domains domains = furrow.client().domains();
    private final Types types = furrow.client().types();
    private final Executions executions = furrow.client().executions();

    @AfterEach
    void close() {
        furrow.close();
    }

    private String start(String workflowId, String how, String... tags) {
        Job job = furrow.client()
                .workflow(Job.class, workflowId, StartOptions.defaults().tags(tags));
        return furrow.client().start(() -> job.run(how)).runId();
    }

    // Domains

    @Test
    void aDomainIsRegisteredOnceAndComparedAfterwards() {
        DomainSpec farm = new DomainSpec("farm", Duration.ofDays(60), "orders");
        assertThat(domains.find("farm")).isEmpty();
        assertThat(domains.check(farm)).isEqualTo(new Drift.Missing());
        assertThatThrownBy(() -> domains.get("farm"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("There is no domain farm");

        Registered<DomainInfo> first = domains.getOrRegister(farm);
        assertThat(first)
                .isEqualTo(new Registered<>(
                        new DomainInfo("farm", false, "orders", Duration.ofDays(60)), new Drift.InSync(), true));

        Registered<DomainInfo> second = domains.getOrRegister(new DomainSpec("farm", Duration.ofDays(30), "orders"));
        assertThat(second.fresh()).isFalse();
        assertThat(second.info().retention()).as("the server's value").isEqualTo(Duration.ofDays(60));
        assertThat(second.drift())
                .isEqualTo(new Drift.Changed(List.of(new Drift.Difference("retention", "PT720H", "PT1440H"))));
    }

    @Test
    void aDeprecatedDomainIsListedElsewhere() {
        domains.register(new DomainSpec("old", Duration.ofDays(1), null));
        domains.deprecate("old");
        assertThat(domains.all().stream().map(DomainInfo::name)).containsExactly("test");
        assertThat(domains.deprecated().stream().map(DomainInfo::name)).containsExactly("old");
        assertThat(domains.check(new DomainSpec("old", Duration.ofDays(1), null)))
                .isEqualTo(new Drift.Deprecated(null));

        domains.undeprecate("old");
        assertThat(domains.check(new DomainSpec("old", Duration.ofDays(1), null)))
                .isEqualTo(new Drift.InSync());
    }

    @Test
    void retentionIsWholeDaysUpToNinety() {
        for (Duration wrong : List.of(Duration.ofHours(36), Duration.ofDays(91), Duration.ofDays(-1))) {
            assertThatThrownBy(() -> new DomainSpec("d", wrong, null)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    // Types

    @Test
    void aTypeIsComparedWithItsInterface() {
        assertThat(types.check(Job.class)).isEqualTo(new Drift.InSync());
        assertThat(types.check(OtherJob.class))
                .isEqualTo(new Drift.Changed(List.of(new Drift.Difference("executionTimeout", "7200", "3600"))));
        assertThat(types.check(Absent.class)).isEqualTo(new Drift.Missing());

        types.deprecateWorkflow("Job", "1.0");
        assertThat(types.check(Job.class)).isEqualTo(new Drift.Deprecated(furrow.now()));
        assertThat(types.workflows().count()).isZero();
        assertThat(types.deprecatedWorkflows().first()).map(TypeInfo::name).contains("Job");

        types.undeprecateWorkflow("Job", "1.0");
        assertThat(types.check(Job.class)).isEqualTo(new Drift.InSync());
    }

    @Test
    void activitiesAreComparedOneByOne() {
        assertThat(types.checkActivities(Work.class))
                .containsExactly(java.util.Map.entry("Work.work 1.0", new Drift.InSync()));
        assertThat(types.checkActivities(OtherWork.class))
                .containsExactly(
                        java.util.Map.entry("Work.rest 1.0", new Drift.Missing()),
                        java.util.Map.entry(
                                "Work.work 1.0",
                                new Drift.Changed(List.of(new Drift.Difference("heartbeat", "5", "NONE")))));
        assertThat(types.getActivity("Work.work", "1.0").startToClose()).isEqualTo(Duration.ofSeconds(20));
        assertThat(types.activities().stream().map(TypeInfo::name)).containsExactly("Work.work");

        types.deprecateActivity("Work.work", "1.0");
        assertThat(types.checkActivities(Work.class))
                .containsEntry("Work.work 1.0", new Drift.Deprecated(furrow.now()));
        assertThat(types.deprecatedActivities().first()).map(TypeInfo::name).contains("Work.work");

        types.undeprecateActivity("Work.work", "1.0");
        assertThat(types.checkActivities(Work.class)).containsEntry("Work.work 1.0", new Drift.InSync());
    }

    @Test
    void aTypeIsRegisteredOnceAndShowsTheServersValues() {
        Registered<WorkflowTypeInfo> first = types.getOrRegister(Absent.class);
        assertThat(first.fresh()).isTrue();
        assertThat(first.drift()).isEqualTo(new Drift.InSync());
        assertThat(first.info().taskList()).as("none was declared").isNull();
        assertThat(types.getOrRegister(Absent.class).fresh()).isFalse();

        Registered<WorkflowTypeInfo> other = types.getOrRegister(OtherJob.class);
        assertThat(other.info().executionTimeout()).isEqualTo(Duration.ofHours(1));
        assertThat(other.drift()).isInstanceOf(Drift.Changed.class);
        assertThatThrownBy(() -> types.getWorkflow("None", "1.0")).isInstanceOf(NotFoundException.class);
    }

    // Executions

    @Test
    void openExecutionsAreFoundByTypeTagNameAndTime() {
        Instant first = furrow.now();
        start("a", "wait", "red");
        furrow.skip(Duration.ofMinutes(5));
        start("b", "wait", "blue");

        assertThat(executions.open().stream().map(ExecutionInfo::workflowId)).containsExactly("b", "a");
        assertThat(executions.open().ofType(Job.class).count()).isEqualTo(2);
        assertThat(executions.open().ofType("Absent").count()).isZero();
        assertThat(executions.open().tagged("red").first()).hasValueSatisfying(info -> {
            assertThat(info.workflowId()).isEqualTo("a");
            assertThat(info.tags()).containsExactly("red");
            assertThat(info.isOpen()).isTrue();
        });
        assertThat(executions.open().withId("b").count()).isEqualTo(1);
        assertThat(executions.open().startedBetween(first, first.plusSeconds(1)).stream())
                .hasSize(1);
    }

    /// The service takes one of them; the rest is sorted out here.
    @Test
    void allThatIsSaidMustHold() {
        start("a", "wait", "red");
        start("b", "wait", "red", "big");
        start("c", "fail", "red");
        furrow.skip(Duration.ofMinutes(1));
        start("d", "fail", "red", "big");
        Instant late = furrow.now();

        assertThat(executions.open().ofType(Job.class).tagged("big").stream().map(ExecutionInfo::workflowId))
                .containsExactly("b");
        assertThat(executions.open().ofType("Absent").tagged("big").count()).isZero();
        assertThat(executions.closed().tagged("red").ended(CloseStatus.FAILED).count())
                .isEqualTo(2);
        assertThat(executions
                        .closed()
                        .tagged("red")
                        .ended(CloseStatus.COMPLETED)
                        .first())
                .isEmpty();
        assertThat(executions
                        .closed()
                        .closedBetween(Instant.EPOCH, late)
                        .startedBetween(late, late)
                        .withId("d")
                        .ofType("Job")
                        .count())
                .isEqualTo(1);
        assertThat(executions
                        .closed()
                        .closedBetween(Instant.EPOCH, late)
                        .startedBetween(late, late)
                        .withId("c")
                        .count())
                .isZero();
    }

    @Test
    void closedExecutionsAreFoundByHowAndWhenTheyEnded() {
        start("good", "");
        furrow.skip(Duration.ofMinutes(5));
        Instant between = furrow.now();
        furrow.skip(Duration.ofMinutes(5));
        String run = start("bad", "fail");

        assertThat(executions.closed().ended(CloseStatus.FAILED).stream().map(ExecutionInfo::workflowId))
                .containsExactly("bad");
        assertThat(executions.closed().closedBetween(Instant.EPOCH, between).count())
                .isEqualTo(1);
        assertThat(executions.closed().count()).isEqualTo(2);
        assertThat(executions.get("bad", run).closeStatus()).isEqualTo(CloseStatus.FAILED);
        assertThat(executions.find("bad", "no-such-run")).isEmpty();
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThatThrownBy(() -> executions.open().tagged("red").tagged("blue"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("names a tag already");
        assertThatThrownBy(() -> executions.open().startedBetween(Instant.EPOCH.plusSeconds(1), Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pagesAreFetchedWhenTheyAreNeeded() {
        for (int i = 0; i < 1001; i++) {
            String name = "t-" + String.format("%04d", i);
            furrow.swf()
                    .registerActivityType(new dev.furrow.api.operation.RegisterActivityTypeRequest(
                            "test", name, "1.0", null, null, null, null, null, null, null));
        }
        List<Integer> pages = new ArrayList<>();
        Query<TypeInfo> all = types.activities().onPage(pages::add);

        assertThat(all.first()).map(TypeInfo::name).contains("Work.work");
        assertThat(pages).hasSize(1);

        pages.clear();
        assertThat(all.count()).isEqualTo(1002);
        assertThat(pages).hasSizeGreaterThan(1);
        assertThat(pages.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1002);
    }

    @Test
    void aHistoryIsReadFromEitherEnd() {
        String run = start("a", "");
        assertThat(executions.history("a", run).first().orElseThrow().attributes())
                .isInstanceOf(WorkflowExecutionStarted.class);
        assertThat(executions.latest("a", run).first().orElseThrow().attributes())
                .isInstanceOf(WorkflowExecutionCompleted.class);
        assertThat(executions.history("a", run).count()).isEqualTo(5);
    }
}
