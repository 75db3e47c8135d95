package dev.furrow.internal.worker;

import dev.furrow.api.ActivityType;
import dev.furrow.api.WorkflowType;
import dev.furrow.internal.replay.WorkflowDefinition;
import dev.furrow.payload.Payloads;
import dev.furrow.spi.ErrorEvent;
import java.util.Map;
import java.util.function.Consumer;

/// What a worker serves, and how.
///
/// @param domain where
/// @param taskList from which list
/// @param identity who it is, for histories
/// @param payloads how values travel
/// @param workflows what it decides
/// @param activities what it does
/// @param decisionPollers how many polls for decisions wait at once
/// @param activityPollers how many polls for activities wait at once
/// @param decisionsAtOnce how many decisions are made at once
/// @param activitiesAtOnce how many activities run at once
/// @param activitiesPerSecond how many activities begin in a second; 0 for no bound
/// @param warm how many executions stay in memory
/// @param onError hears of trouble
public record WorkerSetup(
        String domain,
        String taskList,
        String identity,
        Payloads payloads,
        Map<WorkflowType, WorkflowDefinition> workflows,
        Map<ActivityType, RegisteredActivity> activities,
        int decisionPollers,
        int activityPollers,
        int decisionsAtOnce,
        int activitiesAtOnce,
        double activitiesPerSecond,
        int warm,
        Consumer<ErrorEvent> onError) {}
