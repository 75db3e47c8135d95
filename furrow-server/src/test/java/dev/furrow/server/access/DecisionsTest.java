package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.ContinueAsNewWorkflowExecutionDecision;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.RecordMarkerDecision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.decision.StartTimerDecision;
import dev.furrow.api.operation.*;
import dev.furrow.server.Workflows;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Each decision is authorised as an action of its own (specification, section 10.1).
final class DecisionsTest extends GuardedTest {
    private History decide(String domain, SignedCaller decider, Decision... decisions) {
        prepare(domain);
        Run run = admin.call(startRequest(domain, "run", null)).as(Run.class);
        DecisionTask task = admin.call(
                        new PollForDecisionTaskRequest(domain, new TaskList("deciders"), null, null, null, null, null))
                .as(DecisionTask.class);
        succeeds(decider.call(
                new RespondDecisionTaskCompletedRequest(task.taskToken(), List.of(decisions), null, null, null)));
        return admin.call(new GetWorkflowExecutionHistoryRequest(
                        domain, new WorkflowExecution("run", run.runId()), null, null, null))
                .as(History.class);
    }

    private String types(History history) {
        return history.events().stream()
                .skip(4)
                .map(event -> event.eventType().name())
                .collect(Collectors.joining(" "));
    }

    @Test
    void thatAreNotAllowedWriteTheirFailureAndNothingElse() {
        SignedCaller decider =
                guarded.user("decider", document(allow("swf:RespondDecisionTaskCompleted"), allow("swf:RecordMarker")));

        History history = decide(
                "decisions", decider, new StartTimerDecision("t", null, "60"), new RecordMarkerDecision("m", null));

        assertThat(types(history)).isEqualTo("StartTimerFailed MarkerRecorded DecisionTaskScheduled");
        assertThat(history.events().get(4).toString()).contains("OPERATION_NOT_PERMITTED");
    }

    @Test
    void areMeasuredByTheirOwnEffectiveValues() {
        SignedCaller decider = guarded.user(
                "lists",
                document(
                        allow("swf:RespondDecisionTaskCompleted"),
                        allow(
                                "swf:ScheduleActivityTask",
                                "*",
                                "{\"StringEquals\":{\"swf:taskList.name\":\"workers\","
                                        + "\"swf:activityType.version\":\"1\"}}")));
        ScheduleActivityTaskDecision elsewhere = new ScheduleActivityTaskDecision(
                Workflows.schedule("2").activityType(),
                "2",
                null,
                null,
                null,
                new TaskList("elsewhere"),
                null,
                null,
                null,
                null);

        History history = decide("lists", decider, Workflows.schedule("1"), elsewhere);

        assertThat(types(history)).isEqualTo("ActivityTaskScheduled ScheduleActivityTaskFailed DecisionTaskScheduled");
    }

    @Test
    void ofChildrenAreMeasuredByTypeListAndTags() {
        SignedCaller decider = guarded.user(
                "parents",
                document(
                        allow("swf:RespondDecisionTaskCompleted"),
                        allow(
                                "swf:StartChildWorkflowExecution",
                                "*",
                                "{\"StringEquals\":{\"swf:taskList.name\":\"deciders\","
                                        + "\"swf:workflowType.name\":\"w\",\"swf:tagList.member.1\":\"b\"}}")));

        History history = decide("parents", decider, child("one", List.of("a", "b")), child("two", List.of("a")));

        assertThat(types(history)).startsWith("StartChildWorkflowExecutionInitiated StartChildWorkflowExecutionFailed");
    }

    private StartChildWorkflowExecutionDecision child(String id, List<String> tags) {
        return new StartChildWorkflowExecutionDecision(
                new WorkflowType("w", "1"), id, null, null, null, null, null, null, null, tags, null);
    }

    @Test
    void toContinueAreMeasuredByTheVersionThatFollows() {
        SignedCaller decider = guarded.user(
                "continuing",
                document(
                        allow("swf:RespondDecisionTaskCompleted"),
                        allow(
                                "swf:ContinueAsNewWorkflowExecution",
                                "*",
                                "{\"StringNotEquals\":{\"swf:workflowTypeVersion\":\"1\"}}")));

        History history = decide(
                "continuing",
                decider,
                new ContinueAsNewWorkflowExecutionDecision(null, null, null, null, null, null, null, null, null));

        assertThat(types(history)).isEqualTo("ContinueAsNewWorkflowExecutionFailed DecisionTaskScheduled");
    }

    @Test
    void knowNothingOfTheConnection() {
        SignedCaller decider = guarded.user(
                "connected",
                document(
                        allow("swf:RespondDecisionTaskCompleted"),
                        allow("swf:StartTimer", "*", "{\"Bool\":{\"aws:SecureTransport\":\"false\"}}")));

        assertThat(types(decide("connected", decider, new StartTimerDecision("t", null, "60"))))
                .isEqualTo("StartTimerFailed DecisionTaskScheduled");
    }
}
