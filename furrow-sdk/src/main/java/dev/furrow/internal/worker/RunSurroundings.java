package dev.furrow.internal.worker;

import dev.furrow.api.ActivityType;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.internal.contract.ActivityMethod;
import dev.furrow.internal.replay.Outside;
import dev.furrow.lowlevel.SwfClient;
import java.util.List;
import java.util.Set;

/// What a worker does for the executions that it decides.
///
/// @param client the service
/// @param domain where they are
/// @param taskList the worker's, the default of the types that it registers
/// @param registers whether it registers types at all
/// @param served the activities that it does itself
public record RunSurroundings(
        SwfClient client, String domain, String taskList, boolean registers, Set<ActivityType> served)
        implements Outside {

    /// Somebody has removed the type since it was registered, or nobody has registered it yet. Where it is not known
    /// on which list its workers wait, registering it is left to them.
    @Override
    public void register(ActivityMethod activity) {
        boolean listKnown = activity.options().taskList() != null
                || served.contains(new ActivityType(activity.name(), activity.version()));
        if (registers && listKnown) {
            new Registrar(client, domain, taskList, true).activity(activity);
        }
    }

    @Override
    public List<HistoryEvent> history(WorkflowExecution run) {
        return Histories.read(client, domain, run, Long.MAX_VALUE);
    }
}
