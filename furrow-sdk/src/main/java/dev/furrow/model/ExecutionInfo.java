package dev.furrow.model;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An execution as lists show it.
///
/// @param workflowId its name
/// @param runId which run
/// @param type the name of its type
/// @param version the version of its type
/// @param started when
/// @param closed when; null if it is open
/// @param closeStatus how it was closed; null if it is open
/// @param parentWorkflowId whose child it is; null if it is nobody's
/// @param tags with which it was started
/// @param cancelRequested whether somebody has asked it to cancel
public record ExecutionInfo(
        String workflowId,
        String runId,
        String type,
        String version,
        Instant started,
        @Nullable Instant closed,
        @Nullable CloseStatus closeStatus,
        @Nullable String parentWorkflowId,
        List<String> tags,
        boolean cancelRequested) {

    static ExecutionInfo of(WorkflowExecutionInfo info) {
        return new ExecutionInfo(
                info.execution().workflowId(),
                info.execution().runId(),
                info.workflowType().name(),
                info.workflowType().version(),
                info.startTimestamp(),
                info.closeTimestamp(),
                info.closeStatus(),
                info.parent() == null ? null : info.parent().workflowId(),
                info.tagList() == null ? List.of() : List.copyOf(info.tagList()),
                info.cancelRequested());
    }

    /// Whether it is open.
    public boolean isOpen() {
        return closeStatus == null;
    }
}
