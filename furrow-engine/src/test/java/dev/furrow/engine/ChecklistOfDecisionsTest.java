package dev.furrow.engine;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ActivityType;
import dev.furrow.api.CloseStatus;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.operation.*;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What real clients rely on, section 11 of the specification, one test a line: decisions and how they fail.
class ChecklistOfDecisionsTest extends ClientChecklist {
    private final WorkflowExecution run = engine.start("wf");

    @Test
    void aCloseNeedsNoAttributes() {
        sendRaw(
                        "{\"taskToken\":\"" + poll().taskToken()
                                + "\",\"decisions\":[{\"decisionType\":\"CompleteWorkflowExecution\"}]}",
                        RespondDecisionTaskCompletedRequest.class)
                .body();
        assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.COMPLETED);
    }

    @Test
    void aCloseWithOpenWorkSucceeds() {
        engine.decide(schedule("a1"), timer("t", 60), apart("child"));
        engine.decide(completeWorkflow());
        assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.COMPLETED);
    }

    @Test
    void aCloseIsRefusedByAWaitingTaskOnlyAndSchedulesNoOther() {
        DecisionTask task = poll();
        engine.signal(run, "s");
        engine.complete(task, completeWorkflow());
        assertThat(typesFrom(6, engine.history(run)))
                .containsExactly(DecisionTaskCompleted, CompleteWorkflowExecutionFailed);
    }

    @Test
    void anUnknownTypeCanBeRegisteredInTheTaskThatComesByItself() {
        ScheduleActivityTaskDecision activity = with(schedule("a1"), "activityType", new ActivityType("new", "1"));
        StartChildWorkflowExecutionDecision kid = with(apart("child"), "workflowType", new WorkflowType("new", "1"));
        engine.decide(activity, kid);
        DecisionTask next = poll();
        engine.call(registerActivityType("new", "1"));
        engine.call(registerWorkflowType("new", "1"));
        engine.complete(next, activity, kid);
        assertThat(Histories.types(engine.history(run))).contains(ActivityTaskScheduled, ChildWorkflowExecutionStarted);
    }

    @Test
    void moreThanAHundredDecisionsAreAccepted() {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            decisions.add(schedule("a" + i));
        }
        engine.decide(decisions.toArray(Decision[]::new));
        assertThat(engine.describe(run).openCounts().openActivityTasks()).isEqualTo(150);
    }

    @Test
    void workflowIdsMayHoldColonsSlashesAndMore() {
        String workflowId = "22Uu5x0W/+=:1";
        engine.decide(apart(workflowId), signalExternal(workflowId, null));
        assertThat(Histories.types(engine.history(run)))
                .contains(ChildWorkflowExecutionStarted, ExternalWorkflowExecutionSignaled);
    }

    @Test
    void aSignalInTheClosingAnswerIsDelivered() {
        WorkflowExecution target = engine.start("target");
        engine.decide(signalExternal("target", null), completeWorkflow());
        assertThat(Histories.types(engine.history(target))).contains(WorkflowExecutionSignaled);
        assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.COMPLETED);
    }

    @Test
    void aChildIsCanceledByItsWorkflowIdAlone() {
        engine.decide(apart("child"));
        engine.decide(cancelExternal("child"));
        assertThat(engine.describe(engine.openRun("child")).executionInfo().cancelRequested())
                .isTrue();
    }

    @Test
    void aCancelOfATaskThatHasJustClosedFailsAfterTheCompletion() {
        engine.decide(schedule("a1"), timer("wake", 0));
        ActivityTask activity = engine.pollActivity();
        DecisionTask task = poll();
        engine.complete(activity, "done");
        engine.complete(task, cancelActivity("a1"));
        assertThat(Histories.types(engine.history(run)))
                .containsSubsequence(
                        DecisionTaskStarted,
                        ActivityTaskCompleted,
                        DecisionTaskCompleted,
                        RequestCancelActivityTaskFailed);
    }

    @Test
    void anEmptyListOfDecisionsIsAccepted() {
        engine.decide();
        assertThat(engine.history(run).getLast().eventType()).isEqualTo(DecisionTaskCompleted);
    }
}
