package dev.furrow.test;

import static dev.furrow.test.ProgramWorkflow.serve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.FurrowOptions;
import dev.furrow.WorkflowHandle;
import dev.furrow.activity.Activity;
import dev.furrow.api.ActivityType;
import dev.furrow.api.event.ScheduleActivityTaskFailed;
import dev.furrow.api.event.ScheduleActivityTaskFailedCause;
import dev.furrow.api.operation.DeleteActivityTypeRequest;
import dev.furrow.api.operation.DeprecateActivityTypeRequest;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.quota.Quotas;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the service refuses for a moment only.
class TroubleTest {

    private static WorkflowHandle<String> start(TestFurrow furrow) {
        Program program = furrow.client().workflow(Program.class, "p-1");
        return furrow.client().start(() -> program.run(""));
    }

    private static List<ScheduleActivityTaskFailedCause> refusals(WorkflowHandle<String> handle) {
        return handle.history().stream()
                .map(event -> event.attributes())
                .filter(ScheduleActivityTaskFailed.class::isInstance)
                .map(event -> ((ScheduleActivityTaskFailed) event).cause())
                .toList();
    }

    @Test
    void aTypeThatHasGoneMissingIsRegisteredAndCalledAgain() {
        try (TestFurrow furrow = serve(program -> program.steps.echo("x"))) {
            ActivityType type = new ActivityType("Steps.echo", "1.0");
            furrow.swf().deprecateActivityType(new DeprecateActivityTypeRequest("test", type));
            furrow.swf().deleteActivityType(new DeleteActivityTypeRequest("test", type));

            WorkflowHandle<String> handle = start(furrow);

            assertThat(handle.result()).isEqualTo("x");
            assertThat(refusals(handle)).containsExactly(ScheduleActivityTaskFailedCause.ACTIVITY_TYPE_DOES_NOT_EXIST);
            Replayer.of(handle)
                    .workflow(ProgramWorkflow.class, () -> ProgramWorkflow.of(program -> program.steps.echo("x")))
                    .run();
        }
    }

    /// An engine in which twenty activities may be open at once.
    private static EngineSettings twentyOpen() {
        Quotas aws = Quotas.AWS;
        EngineSettings usual = EngineSettings.DEFAULT;
        return new EngineSettings(
                usual.lanes(),
                usual.limits(),
                new Quotas(
                        aws.domains(),
                        aws.workflowTypesPerDomain(),
                        aws.activityTypesPerDomain(),
                        aws.openExecutionsPerDomain(),
                        aws.openChildrenPerExecution(),
                        20,
                        aws.openTimersPerExecution(),
                        aws.openLambdaFunctionsPerExecution(),
                        aws.historyEvents(),
                        aws.pollersPerTaskList(),
                        aws.resourceTagsPerDomain(),
                        aws.pageTokenSeconds(),
                        aws.defaultPageSize(),
                        aws.historyPageBytes(),
                        aws.countCap()),
                usual.rates(),
                usual.region(),
                usual.account(),
                usual.lambda(),
                usual.minFreeBytes());
    }

    @Test
    void moreActivitiesThanMayBeOpenWaitForTheirTurn() {
        try (TestFurrow furrow = new TestFurrow(TimeMode.SKIP, FurrowOptions.domain("test"), twentyOpen())) {
            furrow.workflow(
                    ProgramWorkflow.class,
                    () -> ProgramWorkflow.of(program -> Workflow.map(
                                    IntStream.range(0, 25)
                                            .mapToObj(Integer::toString)
                                            .toList(),
                                    25,
                                    program.steps::slow)
                            .size()));
            Queue<String> open = new ConcurrentLinkedQueue<>();
            furrow.activities(Steps.class, new Steps.Echoes() {
                @Override
                public String slow(String what) {
                    open.add(Activity.defer());
                    return what;
                }
            });

            WorkflowHandle<String> handle = start(furrow);
            furrow.skip(Duration.ofSeconds(10));
            assertThat(open).hasSize(20);
            assertThat(refusals(handle))
                    .as("five calls, each after 1, 2 and 4 seconds again")
                    .hasSize(5 * 4)
                    .allMatch(ScheduleActivityTaskFailedCause.OPEN_ACTIVITIES_LIMIT_EXCEEDED::equals);

            for (int i = 0; i < 20; i++) {
                furrow.client().completion(open.remove()).complete("done");
            }
            furrow.skip(Duration.ofMinutes(1));
            assertThat(open).hasSize(5);
            open.forEach(token -> furrow.client().completion(token).complete("done"));
            assertThat(handle.result()).isEqualTo("25");
        }
    }

    @Test
    void aStrandThatNobodyWaitsForIsCancelledWhenTheWorkflowReturns() {
        try (TestFurrow furrow = serve(program -> {
            Workflow.async("left-behind", () -> Workflow.sleep(Duration.ofDays(3)));
            return program.steps.echo("done");
        })) {
            WorkflowHandle<String> handle = start(furrow);
            assertThat(handle.result()).isEqualTo("done");
            assertThat(dev.furrow.model.HistoryView.of(handle.history())
                            .find(dev.furrow.model.HistoryItem.Kind.TIMER, "left-behind.1"))
                    .hasValueSatisfying(
                            timer -> assertThat(timer.state()).isEqualTo(dev.furrow.model.HistoryItem.State.CANCELED));
        }
    }
}
