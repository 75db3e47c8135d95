package dev.furrow.server.console.execution;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.operation.WorkflowExecutionDetail;
import dev.furrow.server.console.insight.Shown;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What there is to say of an execution in a few words; as JSON it is what `/console/api/execution` answers.
///
/// @param domain where it is
/// @param workflowId as its starter chose it
/// @param runId as the engine did
/// @param type the name of its type
/// @param version of the type
/// @param status `OPEN`, or how it has closed
/// @param startedAt when it started
/// @param closedAt when it closed
/// @param timesOutAt when it times out
/// @param taskList where its decision tasks go
/// @param childPolicy what becomes of its children when it is terminated
/// @param executionStartToCloseTimeout seconds
/// @param taskStartToCloseTimeout seconds or `NONE`
/// @param taskPriority of its decision tasks
/// @param lambdaRole for Lambda functions
/// @param tags its tags
/// @param cancelRequested whether somebody has asked for its cancellation
/// @param events how many there are
/// @param parent who started it as a child
public record Facts(
        String domain,
        String workflowId,
        String runId,
        String type,
        String version,
        String status,
        Instant startedAt,
        @Nullable Instant closedAt,
        Instant timesOutAt,
        String taskList,
        String childPolicy,
        String executionStartToCloseTimeout,
        String taskStartToCloseTimeout,
        @Nullable String taskPriority,
        @Nullable String lambdaRole,
        List<String> tags,
        boolean cancelRequested,
        long events,
        @Nullable WorkflowExecution parent) {

    static Facts of(Execution execution) {
        WorkflowExecutionDetail detail = execution.detail();
        var info = detail.executionInfo();
        var configuration = detail.executionConfiguration();
        return new Facts(
                execution.domain(),
                info.execution().workflowId(),
                info.execution().runId(),
                info.workflowType().name(),
                info.workflowType().version(),
                info.closeStatus() == null ? "OPEN" : info.closeStatus().name(),
                info.startTimestamp(),
                info.closeTimestamp(),
                execution.work().timesOutAt(),
                configuration.taskList().name(),
                configuration.childPolicy().name(),
                configuration.executionStartToCloseTimeout(),
                configuration.taskStartToCloseTimeout(),
                configuration.taskPriority(),
                configuration.lambdaRole(),
                info.tagList() == null ? List.of() : info.tagList(),
                info.cancelRequested(),
                execution.work().lastEventId(),
                info.parent());
    }

    /// A text of a stranger on one line.
    public String line(String text) {
        return Shown.line(text);
    }
}
