package dev.furrow.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The execution that runs.
///
/// @param domain where
/// @param workflowId its name
/// @param runId its run
/// @param type the type's name
/// @param version the type's version
/// @param taskList of its decisions
/// @param startedAt when it was started
/// @param executionTimeout how long it may take; [Timeout#NONE] if there is no limit
/// @param childPolicy what becomes of its children
/// @param tags of the execution
/// @param priority of its tasks; null if none
/// @param lambdaRole with which its functions are called; null if none
/// @param parentWorkflowId whose child it is; null if nobody's
/// @param parentRunId the parent's run; null if there is no parent
/// @param continuedRunId the run that it continues; null if it is the first
/// @param cancelRequested whether somebody has asked it to cancel
public record WorkflowInfo(
        String domain,
        String workflowId,
        String runId,
        String type,
        String version,
        String taskList,
        Instant startedAt,
        Duration executionTimeout,
        ChildPolicy childPolicy,
        List<String> tags,
        @Nullable Integer priority,
        @Nullable String lambdaRole,
        @Nullable String parentWorkflowId,
        @Nullable String parentRunId,
        @Nullable String continuedRunId,
        boolean cancelRequested) {}
