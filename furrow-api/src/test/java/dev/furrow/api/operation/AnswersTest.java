package dev.furrow.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.ExecutionStatus;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.event.DecisionTaskStarted;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A few answers as they stand on the wire, to be read by people: those that clients look at most closely
/// (specification, sections 1.2, 1.7, 2.5 and 5.3).
class AnswersTest {
    private static void assertWritten(Record answer, String json) {
        assertThat(new String(Json.encode(answer), StandardCharsets.UTF_8)).isEqualTo(json.strip());
        assertThat((Record) Json.decodeTrusted(json.strip().getBytes(StandardCharsets.UTF_8), answer.getClass()))
                .isEqualTo(answer);
    }

    @Test
    void anEmptyPollForDecisionTasksHasTwoZeros() {
        assertWritten(new DecisionTask(null, 0, null, null, null, null, 0), """
                {"startedEventId":0,"previousStartedEventId":0}
                """);
    }

    @Test
    void anEmptyPollForActivityTasksHasOneZero() {
        assertWritten(new ActivityTask(null, null, 0, null, null, null), """
                {"startedEventId":0}
                """);
    }

    @Test
    void aDecisionTaskHasItsHistory() {
        assertWritten(
                new DecisionTask(
                        "token",
                        3,
                        new WorkflowExecution("w", "r="),
                        new WorkflowType("n", "v"),
                        List.of(new HistoryEvent(3, Instant.EPOCH, new DecisionTaskStarted("", 2))),
                        null,
                        0),
                """
                {"taskToken":"token","startedEventId":3,"workflowExecution":{"workflowId":"w","runId":"r="},\
                "workflowType":{"name":"n","version":"v"},"events":[{"eventId":3,"eventTimestamp":0.000,\
                "eventType":"DecisionTaskStarted","decisionTaskStartedEventAttributes":{"identity":"",\
                "scheduledEventId":2}}],"previousStartedEventId":0}
                """);
    }

    @Test
    void aCountSaysThatItIsExact() {
        assertWritten(new WorkflowExecutionCount(2, false), """
                {"count":2,"truncated":false}
                """);
        assertWritten(new PendingTaskCount(0, false), """
                {"count":0,"truncated":false}
                """);
    }

    @Test
    void aHeartbeatIsToldThatNobodyCancels() {
        assertWritten(new ActivityTaskStatus(false), """
                {"cancelRequested":false}
                """);
    }

    @Test
    void theLastPageHasNoToken() {
        assertWritten(new DomainInfos(List.of(), null), """
                {"domainInfos":[]}
                """);
        assertWritten(
                new DomainInfos(
                        List.of(new DomainInfo(
                                "d", RegistrationStatus.REGISTERED, null, "arn:aws:swf:us-east-1:1:/domain/d")),
                        "next"),
                """
                {"domainInfos":[{"name":"d","status":"REGISTERED","arn":"arn:aws:swf:us-east-1:1:/domain/d"}],\
                "nextPageToken":"next"}
                """);
    }

    @Test
    void aClosedRunShowsHowAndWhenItClosed() {
        assertWritten(
                new WorkflowExecutionInfo(
                        new WorkflowExecution("w", "r="),
                        new WorkflowType("n", "v"),
                        Instant.ofEpochMilli(1_497_371_587_073L),
                        Instant.ofEpochMilli(1_497_371_588_500L),
                        ExecutionStatus.CLOSED,
                        CloseStatus.CONTINUED_AS_NEW,
                        null,
                        null,
                        true),
                """
                {"execution":{"workflowId":"w","runId":"r="},"workflowType":{"name":"n","version":"v"},\
                "startTimestamp":1497371587.073,"closeTimestamp":1497371588.500,"executionStatus":"CLOSED",\
                "closeStatus":"CONTINUED_AS_NEW","cancelRequested":true}
                """);
    }

    @Test
    void openCountsAreAllThere() {
        assertWritten(new WorkflowExecutionOpenCounts(0, 1, 0, 0, 0), """
                {"openActivityTasks":0,"openDecisionTasks":1,"openTimers":0,"openChildWorkflowExecutions":0,\
                "openLambdaFunctions":0}
                """);
    }

    @Test
    void aDomainWithoutTagsHasAnEmptyListOfThem() {
        assertWritten(new ListTagsForResourceResponse(List.of()), """
                {"tags":[]}
                """);
    }
}
