package dev.furrow.activity;

/// The task that runs.
///
/// @param domain where
/// @param workflowId whose activity it is
/// @param runId of which run
/// @param type the type's name
/// @param version the type's version
/// @param activityId its id within the run
/// @param attempt from 1
/// @param taskToken by which somebody else can end it; see [Activity#defer]
/// @param workerTaskList the list that this worker polls, to send later tasks to the same place
/// @param stopping whether the worker is stopping and time is short
public record ActivityInfo(
        String domain,
        String workflowId,
        String runId,
        String type,
        String version,
        String activityId,
        int attempt,
        String taskToken,
        String workerTaskList,
        boolean stopping) {}
