package dev.furrow.engine.operation;

import dev.furrow.api.operation.WorkflowExecutionDetail;
import dev.furrow.engine.id.RunKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Finds closed runs that are still within their retention. Past it a run is as if it had never been, though its rows
/// may lie there for a while (specification, section 8.6).
final class ClosedRuns {
    private ClosedRuns() {}

    static @Nullable WorkflowExecutionDetail find(RunKey key, Parts parts) {
        WorkflowExecutionDetail detail = parts.store().findClosed(key);
        if (detail == null) {
            return null;
        }
        Instant closed = detail.executionInfo().closeTimestamp();
        long expired = parts.registry().domain(key.domain()).expiredAt(parts.now());
        return closed == null || closed.toEpochMilli() <= expired ? null : detail;
    }
}
