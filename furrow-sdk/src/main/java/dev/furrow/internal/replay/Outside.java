package dev.furrow.internal.replay;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.internal.contract.ActivityMethod;
import java.util.List;

/// What an execution may ask for while it decides something for the first time. What it learns is in its history
/// afterwards, so replays never ask.
public interface Outside {
    /// Nobody is there.
    Outside NONE = new Outside() {
        @Override
        public void register(ActivityMethod activity) {}

        @Override
        public List<HistoryEvent> history(WorkflowExecution run) {
            return List.of();
        }
    };

    /// The service has refused an activity because it does not know the type.
    void register(ActivityMethod activity);

    /// What has happened in another run.
    List<HistoryEvent> history(WorkflowExecution run);
}
