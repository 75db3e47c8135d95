package dev.furrow.spi;

import org.jspecify.annotations.Nullable;

/// Something that went wrong in a worker and that nobody else hears of. The worker goes on.
public sealed interface ErrorEvent {

    /// What happened.
    Throwable cause();

    /// A poll was refused or got no answer; it is repeated.
    ///
    /// @param taskList which list was polled
    record PollFailed(String taskList, Throwable cause) implements ErrorEvent {}

    /// A decision could not be made: the code diverges from the history, or it threw an error. The execution
    /// waits for code that fits.
    ///
    /// @param workflowId the execution
    /// @param runId its run
    /// @param type name and version of its type
    record DecisionFailed(String workflowId, String runId, String type, Throwable cause) implements ErrorEvent {}

    /// An activity threw. Its failure has been reported, or will be.
    ///
    /// @param workflowId whose activity it was
    /// @param activityId which one
    /// @param type name and version of its type
    record ActivityFailed(String workflowId, String activityId, String type, Throwable cause) implements ErrorEvent {}

    /// The end of a task could not be reported; the service will let it time out.
    ///
    /// @param workflowId the execution
    /// @param activityId the activity; null for a decision
    record ReportFailed(String workflowId, @Nullable String activityId, Throwable cause) implements ErrorEvent {}
}
