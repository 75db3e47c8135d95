package dev.furrow.engine;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.operation.*;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What real clients rely on, section 11 of the specification, one test a line: polls and what they bring.
class ChecklistOfPollingTest extends ClientChecklist {
    @Test
    void emptyPollsAreExactlyThese() {
        PendingReply decision = engine.send(pollForDecisionTask("deciders"));
        PendingReply activity = engine.send(pollForActivityTask("workers"));
        engine.engine().expire(decision.poll());
        engine.engine().expire(activity.poll());
        assertThat(body(decision)).isEqualTo("{\"startedEventId\":0,\"previousStartedEventId\":0}");
        assertThat(body(activity)).isEqualTo("{\"startedEventId\":0}");
    }

    @Test
    void pollsReallyWait() {
        PendingReply reply = engine.send(pollForDecisionTask("deciders"));
        engine.advance(Duration.ofSeconds(59));
        assertThat(reply.isDone()).isFalse();
    }

    @Test
    void everyPageOfATaskNamesTheTask() {
        engine.start("wf");
        String first = body(with(pollForDecisionTask("deciders"), "maximumPageSize", 2));
        String token = first.replaceAll(".*\"nextPageToken\":\"([^\"]*)\".*", "$1");
        String second = body(with(pollForDecisionTask("deciders"), "nextPageToken", token));
        for (String page : List.of(first, second)) {
            assertThat(page)
                    .contains("\"taskToken\":\"", "\"startedEventId\":3", "\"previousStartedEventId\":0")
                    .contains("\"workflowExecution\":{\"workflowId\":\"wf\"")
                    .contains("\"workflowType\":{\"name\":\"w\",\"version\":\"1\"}");
        }
    }

    @Test
    void previousStartedEventIdIsZeroOnTheFirstTask() {
        engine.start("wf");
        assertThat(body(pollForDecisionTask("deciders"))).contains("\"previousStartedEventId\":0");
    }

    @Test
    void theHistoryOfATaskEndsWithItsOwnStart() {
        WorkflowExecution run = engine.start("wf");
        DecisionTask first = poll("maximumPageSize", 2);
        engine.signal(run, "late");
        DecisionTask second = poll("nextPageToken", first.nextPageToken());
        assertThat(second.events().getLast().eventType()).isEqualTo(DecisionTaskStarted);
        assertThat(second.events().getLast().eventId()).isEqualTo(second.startedEventId());
    }

    @Test
    void aPollWithAPageTokenStartsNoSecondTask() {
        engine.start("wf");
        WorkflowExecution other = engine.start("other");
        DecisionTask first = poll("maximumPageSize", 1);
        poll("nextPageToken", first.nextPageToken());
        assertThat(engine.history(first.workflowExecution().equals(other) ? engine.openRun("wf") : other))
                .hasSize(2);
    }

    @Test
    void tasksCanBeReadBackwardsAndInPages() {
        engine.start("wf");
        DecisionTask task = poll("maximumPageSize", 2, "reverseOrder", true);
        assertThat(task.events()).extracting(HistoryEvent::eventId).containsExactly(3L, 2L);
    }
}
