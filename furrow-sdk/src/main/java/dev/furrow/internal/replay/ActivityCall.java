package dev.furrow.internal.replay;

import dev.furrow.api.ActivityType;
import dev.furrow.api.TaskList;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.event.ActivityTaskCanceled;
import dev.furrow.api.event.ActivityTaskCompleted;
import dev.furrow.api.event.ActivityTaskFailed;
import dev.furrow.api.event.ActivityTaskTimedOut;
import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.ScheduleActivityTaskFailed;
import dev.furrow.api.event.ScheduleActivityTaskFailedCause;
import dev.furrow.internal.contract.TimeLimit;
import dev.furrow.internal.replay.CommandKey.Kind;
import dev.furrow.workflow.ActivityOptions;
import dev.furrow.workflow.Failure;
import org.jspecify.annotations.Nullable;

/// One attempt at an activity.
final class ActivityCall extends Call {
    private final ActivityType type;
    private final @Nullable String input;
    private final ActivityOptions options;
    private final Control control;
    private @Nullable TaskOutcome outcome;
    private long endedIn;
    private boolean atLimit;
    private boolean typeMissing;

    ActivityCall(
            Execution execution,
            String id,
            String strand,
            ActivityType type,
            @Nullable String input,
            ActivityOptions options,
            Control control) {
        super(execution, new CommandKey(Kind.ACTIVITY, id), strand, Recorded.name(type), control.at());
        this.type = type;
        this.input = input;
        this.options = options;
        this.control = control;
    }

    @Override
    Decision decision() {
        String list = options.taskList();
        Integer priority = options.priority();
        return new ScheduleActivityTaskDecision(
                type,
                key().id(),
                control.write(),
                input,
                TimeLimit.toWireOrNull(options.scheduleToClose()),
                list == null ? null : new TaskList(list),
                priority == null ? null : priority.toString(),
                TimeLimit.toWireOrNull(options.scheduleToStart()),
                TimeLimit.toWireOrNull(options.startToClose()),
                TimeLimit.toWireOrNull(options.heartbeat()));
    }

    @Override
    boolean accepted(EventAttributes attributes) {
        if (attributes instanceof ScheduleActivityTaskFailed failed) {
            outcome =
                    new TaskOutcome.Ended(new Failure.NotStarted(failed.cause().name()));
            atLimit = failed.cause() == ScheduleActivityTaskFailedCause.OPEN_ACTIVITIES_LIMIT_EXCEEDED
                    || failed.cause() == ScheduleActivityTaskFailedCause.ACTIVITY_CREATION_RATE_EXCEEDED;
            typeMissing = failed.cause() == ScheduleActivityTaskFailedCause.ACTIVITY_TYPE_DOES_NOT_EXIST;
            return false;
        }
        return true;
    }

    @Override
    boolean happened(HistoryEvent event) {
        outcome = switch (event.attributes()) {
            case ActivityTaskCompleted e -> new TaskOutcome.Completed(e.result());
            case ActivityTaskFailed e -> new TaskOutcome.Failed(e.reason(), e.details());
            case ActivityTaskTimedOut e ->
                new TaskOutcome.Ended(
                        new Failure.TimedOut(
                                Failure.Limit.valueOf(e.timeoutType().name())),
                        e.details());
            case ActivityTaskCanceled e -> new TaskOutcome.Ended(new Failure.Canceled(e.details()));
            default -> null;
        };
        endedIn = event.eventId();
        return outcome != null;
    }

    @Nullable TaskOutcome outcome() {
        return outcome;
    }

    long endedIn() {
        return outcome instanceof TaskOutcome.Ended && endedIn == 0 ? recordedIn() : endedIn;
    }

    /// Whether there were too many at that moment, which passes.
    boolean isAtLimit() {
        return atLimit;
    }

    /// Whether the service does not know the type.
    boolean isTypeMissing() {
        return typeMissing;
    }

    @Override
    Command cancellation() {
        return Plain.cancelActivity(key().id(), strand());
    }
}
