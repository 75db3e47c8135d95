package dev.furrow.engine.store;

import dev.furrow.api.operation.WorkflowExecutionDetail;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.engine.id.RunKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one turn writes about one run.
///
/// @param run the run
/// @param firstEventId the id of the first new event
/// @param events the new events, each as the JSON that clients read
/// @param opened the run as the visibility operations show it, if it has just begun or this has changed
/// @param begun whether the run has just begun
/// @param closed the run as it closed, if it did
/// @param heartbeats whether heartbeats of the run are kept, which go when it closes
public record RunWrite(
        RunKey run,
        long firstEventId,
        List<byte[]> events,
        @Nullable WorkflowExecutionInfo opened,
        boolean begun,
        @Nullable WorkflowExecutionDetail closed,
        boolean heartbeats) {}
