package dev.furrow.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A few events as they stand on the wire, to be read by people. Lines end where the text block says so only: the
/// JSON itself is in one piece.
class HistoryEventTest {
    private static final Instant AT = Instant.parse("2017-06-13T16:33:07.073Z");

    private static void assertWritten(long eventId, Instant at, EventAttributes attributes, String json) {
        HistoryEvent event = new HistoryEvent(eventId, at, attributes);

        assertThat(new String(Json.encode(event), StandardCharsets.UTF_8)).isEqualTo(json.strip());
        assertThat(Json.decodeTrusted(json.strip().getBytes(StandardCharsets.UTF_8), HistoryEvent.class))
                .isEqualTo(event);
    }

    @Test
    void theStartOfARunShowsItsSettingsAndThatItHasNoParent() {
        assertWritten(
                1,
                AT,
                new WorkflowExecutionStarted(
                        "{\"order\":7}",
                        "3600",
                        "NONE",
                        ChildPolicy.TERMINATE,
                        new TaskList("deciders"),
                        null,
                        new WorkflowType("order", "1.0"),
                        List.of("urgent", ""),
                        null,
                        null,
                        0,
                        null),
                """
                {"eventId":1,"eventTimestamp":1497371587.073,"eventType":"WorkflowExecutionStarted",\
                "workflowExecutionStartedEventAttributes":{"input":"{\\"order\\":7}",\
                "executionStartToCloseTimeout":"3600","taskStartToCloseTimeout":"NONE","childPolicy":"TERMINATE",\
                "taskList":{"name":"deciders"},"workflowType":{"name":"order","version":"1.0"},\
                "tagList":["urgent",""],"parentInitiatedEventId":0}}
                """);
    }

    @Test
    void theStartOfAChildNamesItsParent() {
        assertWritten(
                1,
                AT,
                new WorkflowExecutionStarted(
                        null,
                        "3600",
                        "10",
                        ChildPolicy.ABANDON,
                        new TaskList("deciders"),
                        "-5",
                        new WorkflowType("order", "1.0"),
                        null,
                        "earlier=",
                        new WorkflowExecution("parent", "run="),
                        12,
                        "arn:aws:iam::1:role/r"),
                """
                {"eventId":1,"eventTimestamp":1497371587.073,"eventType":"WorkflowExecutionStarted",\
                "workflowExecutionStartedEventAttributes":{"executionStartToCloseTimeout":"3600",\
                "taskStartToCloseTimeout":"10","childPolicy":"ABANDON","taskList":{"name":"deciders"},\
                "taskPriority":"-5","workflowType":{"name":"order","version":"1.0"},\
                "continuedExecutionRunId":"earlier=",\
                "parentWorkflowExecution":{"workflowId":"parent","runId":"run="},"parentInitiatedEventId":12,\
                "lambdaRole":"arn:aws:iam::1:role/r"}}
                """);
    }

    @Test
    void aDecisionTaskShowsThatNothingLimitsItsWait() {
        assertWritten(2, AT, new DecisionTaskScheduled(new TaskList("deciders"), null, "10", "NONE"), """
                {"eventId":2,"eventTimestamp":1497371587.073,"eventType":"DecisionTaskScheduled",\
                "decisionTaskScheduledEventAttributes":{"taskList":{"name":"deciders"},"startToCloseTimeout":"10",\
                "scheduleToStartTimeout":"NONE"}}
                """);
    }

    @Test
    void anActivityTaskShowsItsResolvedSettings() {
        assertWritten(
                5,
                AT,
                new ActivityTaskScheduled(
                        new ActivityType("charge", "2"),
                        "charge-1",
                        null,
                        "note",
                        "NONE",
                        "600",
                        "300",
                        new TaskList("workers"),
                        null,
                        4,
                        "NONE"),
                """
                {"eventId":5,"eventTimestamp":1497371587.073,"eventType":"ActivityTaskScheduled",\
                "activityTaskScheduledEventAttributes":{"activityType":{"name":"charge","version":"2"},\
                "activityId":"charge-1","control":"note","scheduleToStartTimeout":"NONE",\
                "scheduleToCloseTimeout":"600","startToCloseTimeout":"300","taskList":{"name":"workers"},\
                "decisionTaskCompletedEventId":4,"heartbeatTimeout":"NONE"}}
                """);
    }

    @Test
    void anActivityTaskThatNobodyStartedHasTheStartedEventZero() {
        assertWritten(6, AT, new ActivityTaskTimedOut(ActivityTaskTimeoutType.SCHEDULE_TO_START, 5, 0, null), """
                {"eventId":6,"eventTimestamp":1497371587.073,"eventType":"ActivityTaskTimedOut",\
                "activityTaskTimedOutEventAttributes":{"timeoutType":"SCHEDULE_TO_START","scheduledEventId":5,\
                "startedEventId":0}}
                """);
    }

    @Test
    void anEmptyTextIsShown() {
        assertWritten(4, AT, new DecisionTaskCompleted("", 2, 3, null, null), """
                {"eventId":4,"eventTimestamp":1497371587.073,"eventType":"DecisionTaskCompleted",\
                "decisionTaskCompletedEventAttributes":{"executionContext":"","scheduledEventId":2,\
                "startedEventId":3}}
                """);
    }

    @Test
    void aSignalFromTheApiComesFromNoEvent() {
        assertWritten(
                3,
                Instant.ofEpochSecond(1_497_371_588),
                new WorkflowExecutionSignaled("né😀", "line\n\u0001", null, 0),
                """
                {"eventId":3,"eventTimestamp":1497371588.000,"eventType":"WorkflowExecutionSignaled",\
                "workflowExecutionSignaledEventAttributes":{"signalName":"né😀","input":"line\\n\\u0001",\
                "externalInitiatedEventId":0}}
                """);
    }

    @Test
    void aRefusedDecisionNamesTheCause() {
        assertWritten(
                25_044,
                AT,
                new CompleteWorkflowExecutionFailed(CompleteWorkflowExecutionFailedCause.UNHANDLED_DECISION, 25_043),
                """
                {"eventId":25044,"eventTimestamp":1497371587.073,"eventType":"CompleteWorkflowExecutionFailed",\
                "completeWorkflowExecutionFailedEventAttributes":{"cause":"UNHANDLED_DECISION",\
                "decisionTaskCompletedEventId":25043}}
                """);
    }

    @Test
    void theHistoryLimitIsACauseWithoutReason() {
        assertWritten(
                25_000,
                AT,
                new WorkflowExecutionTerminated(
                        null, null, ChildPolicy.TERMINATE, WorkflowExecutionTerminatedCause.EVENT_LIMIT_EXCEEDED),
                """
                {"eventId":25000,"eventTimestamp":1497371587.073,"eventType":"WorkflowExecutionTerminated",\
                "workflowExecutionTerminatedEventAttributes":{"childPolicy":"TERMINATE",\
                "cause":"EVENT_LIMIT_EXCEEDED"}}
                """);
    }
}
