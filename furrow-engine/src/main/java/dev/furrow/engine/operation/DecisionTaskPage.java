package dev.furrow.engine.operation;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.json.Json;
import dev.furrow.api.json.JsonWriter;
import dev.furrow.api.operation.Operation;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.store.HistorySlice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a decision task: stored events as they are, between a header and a tail. Every page carries everything
/// that names the task; clients stop reading at one that does not.
record DecisionTaskPage(
        String taskToken,
        long startedEventId,
        long previousStartedEventId,
        WorkflowExecution workflowExecution,
        WorkflowType workflowType,
        List<byte[]> events,
        @Nullable String nextPageToken)
        implements Answer {
    private static final byte[] TASK_TOKEN = JsonWriter.key("taskToken");
    private static final byte[] STARTED_EVENT_ID = JsonWriter.key("startedEventId");
    private static final byte[] PREVIOUS_STARTED_EVENT_ID = JsonWriter.key("previousStartedEventId");
    private static final byte[] WORKFLOW_EXECUTION = JsonWriter.key("workflowExecution");
    private static final byte[] WORKFLOW_TYPE = JsonWriter.key("workflowType");

    /// Reads the page that the window has got to.
    static DecisionTaskPage read(
            DecisionTaskWindow window, RunKey run, WorkflowType type, String domain, String taskList, Parts parts) {
        HistorySlice slice = parts.store()
                .readHistory(
                        run,
                        window.newestFirst() ? window.first() : window.next(),
                        window.newestFirst() ? window.next() : window.last(),
                        window.newestFirst(),
                        window.pageSize(),
                        parts.rules().quotas().historyPageBytes());
        String nextPageToken = null;
        if (!slice.complete()) {
            long lastRead = window.newestFirst()
                    ? slice.firstEventId() - slice.events().size() + 1
                    : slice.firstEventId() + slice.events().size() - 1;
            nextPageToken = parts.pageTokens()
                    .issue(
                            Operation.POLL_FOR_DECISION_TASK,
                            PollForDecisionTask.arguments(domain, taskList),
                            window.after(lastRead).position(),
                            parts.now());
        }
        return page(window, run, type, slice.events(), nextPageToken);
    }

    /// The only page of a window.
    ///
    /// @param events all of the window, oldest first
    static DecisionTaskPage of(DecisionTaskWindow window, RunKey run, WorkflowType type, List<byte[]> events) {
        return page(window, run, type, window.newestFirst() ? events.reversed() : events, null);
    }

    private static DecisionTaskPage page(
            DecisionTaskWindow window,
            RunKey run,
            WorkflowType type,
            List<byte[]> events,
            @Nullable String nextPageToken) {
        return new DecisionTaskPage(
                window.taskToken(),
                window.last(),
                window.previousStartedEventId(),
                run.execution(),
                type,
                events,
                nextPageToken);
    }

    @Override
    public void writeTo(JsonWriter out) {
        out.beginObject();
        out.member(TASK_TOKEN).string(taskToken);
        out.member(STARTED_EVENT_ID).number(startedEventId);
        out.member(PREVIOUS_STARTED_EVENT_ID).number(previousStartedEventId);
        out.member(WORKFLOW_EXECUTION);
        Json.write(workflowExecution, out);
        out.member(WORKFLOW_TYPE);
        Json.write(workflowType, out);
        HistoryPage.writeEvents(events, nextPageToken, out);
        out.endObject();
    }
}
