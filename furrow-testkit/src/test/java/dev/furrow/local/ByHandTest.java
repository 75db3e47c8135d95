package dev.furrow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.Furrow;
import dev.furrow.Outcome;
import dev.furrow.StartOptions;
import dev.furrow.WorkflowHandle;
import dev.furrow.api.TaskList;
import dev.furrow.api.decision.CompleteWorkflowExecutionDecision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.event.ActivityTaskCompleted;
import dev.furrow.api.fault.FaultType;
import dev.furrow.lowlevel.ActivityTasks;
import dev.furrow.lowlevel.DecisionTasks;
import dev.furrow.lowlevel.SwfException;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.WorkflowType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A decider and an activity worker without workers of the SDK.
@Timeout(30)
class ByHandTest {

    @WorkflowType(version = "1.0", taskList = "deciders")
    interface Sum {
        @Execute
        int add(int a, int b);
    }

    @Test
    void tasksArePolledAndAnsweredAsTheyAre() {
        try (Furrow furrow = Furrow.local()) {
            furrow.client().types().getOrRegister(Sum.class);
            var types = furrow.swf();
            types.registerActivityType(new dev.furrow.api.operation.RegisterActivityTypeRequest(
                    "local", "Adding.add", "1.0", null, "60", "NONE", new TaskList("adders"), null, "NONE", "NONE"));
            DecisionTasks decisions = furrow.decisionTasks("deciders");
            ActivityTasks activities = furrow.activityTasks("adders");
            Sum sum = furrow.client().workflow(Sum.class, "s-1", StartOptions.defaults());
            WorkflowHandle<Integer> handle = furrow.client().start(() -> sum.add(1, 2));

            DecisionTasks.Task first = decisions.poll().orElseThrow();
            assertThat(first.events()).hasSize(3);
            assertThat(first.execution().workflowId()).isEqualTo("s-1");
            decisions.complete(
                    first,
                    List.of(new ScheduleActivityTaskDecision(
                            new dev.furrow.api.ActivityType("Adding.add", "1.0"),
                            "a1",
                            null,
                            "[1,2]",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null)),
                    "adding");
            assertThat(handle.describe().latestExecutionContext()).isEqualTo("adding");

            ActivityTasks.Task work = activities.poll().orElseThrow();
            assertThat(work.input()).isEqualTo("[1,2]");
            assertThat(work.activityId()).isEqualTo("a1");
            assertThat(activities.heartbeat(work, "half")).isFalse();
            activities.complete(work, "3");
            assertThatThrownBy(() -> activities.fail(work, "late", null))
                    .isInstanceOfSatisfying(
                            SwfException.class,
                            refused -> assertThat(refused.type()).isEqualTo(FaultType.UNKNOWN_RESOURCE));

            DecisionTasks.Task second = decisions.poll().orElseThrow();
            assertThat(second.previousStartedEventId()).isEqualTo(3);
            assertThat(second.events()).anyMatch(event -> event.attributes() instanceof ActivityTaskCompleted);
            decisions.complete(second, List.of(new CompleteWorkflowExecutionDecision("3")), null);
            assertThat(handle.outcome()).isEqualTo(new Outcome.Completed<>(3));
        }
    }
}
