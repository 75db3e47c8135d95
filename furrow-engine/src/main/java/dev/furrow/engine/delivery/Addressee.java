package dev.furrow.engine.delivery;

import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.turn.Turn;
import org.jspecify.annotations.Nullable;

/// Finds the run that a message is for.
final class Addressee {
    private Addressee() {}

    /// The open run that the message is for.
    ///
    /// @param runId the only run that will do; null or empty for whichever is open
    static @Nullable WorkflowExecutionState of(Message message, @Nullable String runId, Turn turn) {
        if (runId == null || runId.isEmpty()) {
            return turn.open(message.domain(), message.workflowId());
        }
        RunId id = RunId.parse(runId);
        return id == null ? null : turn.open(message.domain(), message.workflowId(), id);
    }
}
