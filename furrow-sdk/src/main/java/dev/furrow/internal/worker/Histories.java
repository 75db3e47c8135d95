package dev.furrow.internal.worker;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.History;
import dev.furrow.lowlevel.SwfClient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads whole histories.
public final class Histories {
    private Histories() {}

    /// All events of a run, up to one.
    ///
    /// @param upTo the last event that is wanted
    public static List<HistoryEvent> read(SwfClient client, String domain, WorkflowExecution execution, long upTo) {
        List<HistoryEvent> events = new ArrayList<>();
        @Nullable String token = null;
        do {
            History page = client.getWorkflowExecutionHistory(
                    new GetWorkflowExecutionHistoryRequest(domain, execution, token, null, null));
            for (HistoryEvent event : page.events()) {
                if (event.eventId() <= upTo) {
                    events.add(event);
                }
            }
            token = page.nextPageToken();
        } while (token != null && (events.isEmpty() || events.getLast().eventId() < upTo));
        return events;
    }
}
