package dev.furrow.internal.worker;

import dev.furrow.api.ActivityType;
import dev.furrow.api.WorkflowType;
import dev.furrow.internal.intercept.Interceptors;
import dev.furrow.internal.replay.WorkflowDefinition;
import dev.furrow.payload.Payloads;
import dev.furrow.spi.ErrorEvent;
import dev.furrow.spi.Telemetry;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
/// @param affinity how long the next decision of a warm execution waits for this worker; null if it does not
/// @param interceptors stand around what it does
/// @param telemetry hears what it measures
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
        @Nullable Duration affinity,
        Interceptors interceptors,
        Telemetry telemetry,
        Consumer<ErrorEvent> onError) {}
