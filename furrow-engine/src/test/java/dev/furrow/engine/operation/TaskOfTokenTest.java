package dev.furrow.engine.operation;

import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.execution.TaskKind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of tokens that are not, or no longer, those of an open task (specification, section 5.6).
class TaskOfTokenTest {
    /// The operations that take a task token.
    enum Use {
        COMPLETE_DECISION_TASK {
            @Override
            Request with(String token) {
                return new RespondDecisionTaskCompletedRequest(token, List.of(), null, null, null);
            }
        },
        COMPLETE {
            @Override
            Request with(String token) {
                return new RespondActivityTaskCompletedRequest(token, null);
            }
        },
        FAIL {
            @Override
            Request with(String token) {
                return new RespondActivityTaskFailedRequest(token, null, null);
            }
        },
        CANCEL {
            @Override
            Request with(String token) {
                return new RespondActivityTaskCanceledRequest(token, null);
            }
        },
        HEARTBEAT {
            @Override
            Request with(String token) {
                return new RecordActivityTaskHeartbeatRequest(token, null);
            }
        };

        abstract Request with(String token);
    }

    private final TestEngine engine = new TestEngine().withTypes();
    private final WorkflowExecution run = engine.start("wf");

    static Stream<Use> usesOfActivityTasks() {
        return Stream.of(Use.COMPLETE, Use.FAIL, Use.CANCEL, Use.HEARTBEAT);
    }

    private ActivityTask activityTask() {
        engine.decide(schedule("a1"));
        return engine.pollActivity();
    }

    private void assertInvalid(Use use, String token) {
        assertRefused(
                FaultType.VALIDATION,
                "Invalid token",
                () -> engine.send(use.with(token)).body());
    }

    private void assertUnknownExecution(Use use, String token, WorkflowExecution execution) {
        assertRefused(
                FaultType.UNKNOWN_RESOURCE,
                "Unknown execution: WorkflowExecution=[workflowId=" + execution.workflowId() + ", runId="
                        + execution.runId() + "]",
                () -> engine.send(use.with(token)).body());
    }

    private void assertUnknownActivity(Use use, String token, long scheduledEventId) {
        assertRefused(
                FaultType.UNKNOWN_RESOURCE,
                "Unknown activity, scheduledEventId = " + scheduledEventId,
                () -> engine.send(use.with(token)).body());
    }

    private void assertUnknownDecisionTask(String token, long scheduledEventId) {
        assertRefused(
                FaultType.UNKNOWN_RESOURCE,
                "Unknown decision task, scheduledEventId = " + scheduledEventId,
                () -> engine.send(Use.COMPLETE_DECISION_TASK.with(token)).body());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoTokenAtAllIsInvalid(Use use) {
        for (String token : List.of("x", "no base 64!", "AAAA", "A".repeat(1024), "日本")) {
            assertInvalid(use, token);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTokenWithAnyCharacterChangedIsInvalid(Use use) {
        String token = use == Use.COMPLETE_DECISION_TASK
                ? engine.pollDecision().taskToken()
                : activityTask().taskToken();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertInvalid(use, token.substring(0, i) + other + token.substring(i + 1));
        }
        assertInvalid(use, token.substring(0, token.length() - 4));
        assertInvalid(use, token + "AAAA");
        engine.send(use.with(token)).body();
    }

    @Test
    void aTokenOfAnotherServerIsInvalid() {
        TestEngine other = new TestEngine().withTypes();
        other.start("wf");
        assertInvalid(Use.COMPLETE_DECISION_TASK, other.pollDecision().taskToken());
    }

    @ParameterizedTest
    @MethodSource("usesOfActivityTasks")
    void theTokenOfADecisionTaskIsNoneOfAnActivityTask(Use use) {
        assertInvalid(use, engine.pollDecision().taskToken());
    }

    @Test
    void theTokenOfAnActivityTaskIsNoneOfADecisionTask() {
        assertInvalid(Use.COMPLETE_DECISION_TASK, activityTask().taskToken());
    }

    @ParameterizedTest
    @EnumSource
    void aPageTokenIsNoTaskToken(Use use) {
        History page = engine.call(
                new GetWorkflowExecutionHistoryRequest(TestEngine.DOMAIN, run, null, 1, null), History.class);
        assertInvalid(use, page.nextPageToken());
    }

    @Test
    void aCompletedDecisionTaskIsUnknown() {
        DecisionTask task = engine.decide();
        assertUnknownDecisionTask(task.taskToken(), 2);
    }

    @Test
    void aTimedOutDecisionTaskIsUnknown() {
        DecisionTask task = engine.pollDecision();
        engine.advance(Duration.ofSeconds(30));
        assertUnknownDecisionTask(task.taskToken(), 2);
    }

    @Test
    void anEarlierDecisionTaskIsUnknownWhileALaterOneIsWorkedOn() {
        DecisionTask first = engine.pollDecision();
        engine.advance(Duration.ofSeconds(30));
        DecisionTask second = engine.pollDecision();
        assertUnknownDecisionTask(first.taskToken(), 2);
        engine.complete(second);
    }

    @ParameterizedTest
    @MethodSource("usesOfActivityTasks")
    void aCompletedActivityTaskIsUnknown(Use use) {
        ActivityTask task = activityTask();
        engine.complete(task, null);
        assertUnknownActivity(use, task.taskToken(), 5);
    }

    @ParameterizedTest
    @MethodSource("usesOfActivityTasks")
    void aFailedActivityTaskIsUnknown(Use use) {
        ActivityTask task = activityTask();
        engine.call(Use.FAIL.with(task.taskToken()));
        assertUnknownActivity(use, task.taskToken(), 5);
    }

    @ParameterizedTest
    @MethodSource("usesOfActivityTasks")
    void aCanceledActivityTaskIsUnknown(Use use) {
        ActivityTask task = activityTask();
        engine.call(Use.CANCEL.with(task.taskToken()));
        assertUnknownActivity(use, task.taskToken(), 5);
    }

    @ParameterizedTest
    @MethodSource("usesOfActivityTasks")
    void aTimedOutActivityTaskIsUnknown(Use use) {
        ActivityTask task = activityTask();
        engine.advance(Duration.ofSeconds(60));
        assertUnknownActivity(use, task.taskToken(), 5);
    }

    @Test
    void theTokenOfAnEarlierTaskDoesNotReachALaterOneWithTheSameActivityId() {
        ActivityTask first = activityTask();
        engine.complete(first, null);
        engine.decide(schedule("a1"));
        ActivityTask second = engine.pollActivity();
        assertUnknownActivity(Use.COMPLETE, first.taskToken(), 5);
        engine.complete(second, null);
    }

    @ParameterizedTest
    @EnumSource
    void theTasksOfAClosedRunAreUnknownByTheirExecution(Use use) {
        ActivityTask activity = activityTask();
        engine.signal(run, "wake");
        DecisionTask decision = engine.pollDecision();
        engine.call(new TerminateWorkflowExecutionRequest(TestEngine.DOMAIN, "wf", null, null, null, null));
        String token = use == Use.COMPLETE_DECISION_TASK ? decision.taskToken() : activity.taskToken();
        assertUnknownExecution(use, token, run);
    }

    @Test
    void theTokenThatClosedARunIsUnknownByItsExecution() {
        DecisionTask task = engine.decide(completeWorkflow());
        assertUnknownExecution(Use.COMPLETE_DECISION_TASK, task.taskToken(), run);
    }

    @Test
    void aTokenDoesNotPassOnToTheNextRunOfItsWorkflowId() {
        ActivityTask activity = activityTask();
        engine.signal(run, "wake");
        engine.decide(continueAsNew());
        assertUnknownExecution(Use.COMPLETE, activity.taskToken(), run);
    }

    @Test
    void aTokenOfAPurgedRunIsUnknownByItsExecution() {
        ActivityTask activity = activityTask();
        engine.signal(run, "wake");
        engine.decide(completeWorkflow());
        engine.advance(Duration.ofDays(31));
        engine.keepHouse();
        assertUnknownExecution(Use.COMPLETE, activity.taskToken(), run);
    }

    @ParameterizedTest
    @EnumSource
    void aTokenOutlivesARestart(Use use) {
        ActivityTask activity = activityTask();
        engine.signal(run, "wake");
        DecisionTask decision = engine.pollDecision();
        engine.restart();
        String token = use == Use.COMPLETE_DECISION_TASK ? decision.taskToken() : activity.taskToken();
        engine.send(use.with(token)).body();
    }

    @Test
    void aTokenThatIsUsedUpStaysSoAfterARestart() {
        ActivityTask activity = activityTask();
        engine.complete(activity, null);
        engine.restart();
        assertUnknownActivity(Use.COMPLETE, activity.taskToken(), 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "日"})
    void theLongestIdOfAWorkflowMakesATokenThatMayBeSentBack(String character) {
        String workflowId = character.repeat(256);
        engine.decide();
        engine.start(workflowId);
        DecisionTask task = engine.pollDecision();
        assertThat(task.taskToken()).hasSizeLessThanOrEqualTo(1024);
        engine.complete(task, completeWorkflow());
    }

    @Test
    void oneTokenSucceedsOnce() {
        ActivityTask task = activityTask();
        List<Request> rivals = List.of(
                Use.FAIL.with(task.taskToken()),
                Use.COMPLETE.with(task.taskToken()),
                Use.CANCEL.with(task.taskToken()));
        engine.call(rivals.getFirst());
        for (Request late : rivals) {
            assertRefused(
                    FaultType.UNKNOWN_RESOURCE,
                    "Unknown activity, scheduledEventId = 5",
                    () -> engine.send(late).body());
        }
    }

    @Test
    void anEmptyTokenBreaksTheShape() {
        assertRefused(
                FaultType.VALIDATION,
                () -> engine.call(with(new RespondActivityTaskCompletedRequest("x", null), "taskToken", "")));
    }

    @Test
    void aTokenTellsItsDomainToWhoKnowsItsKind() {
        String token = engine.pollDecision().taskToken();

        assertThat(engine.engine().domainOfTask(token, TaskKind.DECISION)).isEqualTo(TestEngine.DOMAIN);
        assertRefused(FaultType.VALIDATION, () -> engine.engine().domainOfTask(token, TaskKind.ACTIVITY));
    }
}
