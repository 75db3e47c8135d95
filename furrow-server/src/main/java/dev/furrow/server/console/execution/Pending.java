package dev.furrow.server.console.execution;

import dev.furrow.engine.execution.OpenWork;
import dev.furrow.server.console.insight.Group;
import dev.furrow.server.console.insight.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// One thing that is open in an execution.
///
/// @param kind what sort of thing
/// @param eventId the event that opened it
/// @param name a type, a timer's id, a workflowId
/// @param id the id that the decider chose; empty where there is none beside the name
/// @param taskList where it waits or waited
/// @param startedEventId the event that started it; 0 if none has
/// @param who who has taken it
/// @param since when it was opened; null where only its event knows
/// @param startedAt when it was started
/// @param attempt which attempt of an activity it is
/// @param heartbeatAt when the last heartbeat came
/// @param heartbeatDetails what that said
/// @param cancelRequested whether it is asked to stop
/// @param timeouts what runs out when
public record Pending(
        Group.Kind kind,
        long eventId,
        String name,
        String id,
        @Nullable String taskList,
        long startedEventId,
        @Nullable String who,
        @Nullable Instant since,
        @Nullable Instant startedAt,
        int attempt,
        @Nullable Instant heartbeatAt,
        @Nullable String heartbeatDetails,
        boolean cancelRequested,
        List<RunsOut> timeouts) {
    /// Whoever has more open sees the first ones.
    static final int MOST = 200;

    /// Whether there may be more than are shown.
    public static boolean isCut(List<Pending> shown) {
        return shown.size() == MOST;
    }

    /// What runs out.
    ///
    /// @param type the name of the timeout; `DUE` for a timer
    /// @param at when
    public record RunsOut(String type, Instant at) {}

    /// Everything that is open.
    ///
    /// @param who finds out who has started something, by its started event
    static List<Pending> of(OpenWork work, LongFunction<@Nullable String> who) {
        List<Pending> all = new ArrayList<>();
        add(all, work.current(), who);
        add(all, work.waiting(), who);
        for (OpenWork.Activity task : work.activities()) {
            if (all.size() < MOST) {
                all.add(activity(task, who));
            }
        }
        for (OpenWork.Child child : work.children()) {
            all.add(plain(
                    Group.Kind.CHILD,
                    child.initiatedEventId(),
                    child.workflowId(),
                    child.workflowType().name(),
                    child.startedEventId(),
                    List.of()));
        }
        for (OpenWork.Function call : work.functions()) {
            all.add(plain(
                    Group.Kind.FUNCTION,
                    call.scheduledEventId(),
                    call.name(),
                    call.id(),
                    call.startedEventId(),
                    call.dueAt() == null ? List.of() : List.of(new RunsOut("START_TO_CLOSE", call.dueAt()))));
        }
        for (OpenWork.Timer timer : work.timers()) {
            all.add(plain(
                    Group.Kind.TIMER,
                    timer.startedEventId(),
                    timer.timerId(),
                    "",
                    0,
                    List.of(new RunsOut("DUE", timer.dueAt()))));
        }
        for (OpenWork.External request : work.requests()) {
            all.add(plain(Group.Kind.EXTERNAL, request.initiatedEventId(), request.workflowId(), "", 0, List.of()));
        }
        return List.copyOf(all.subList(0, Math.min(all.size(), MOST)));
    }

    private static void add(List<Pending> all, OpenWork.@Nullable Decider task, LongFunction<@Nullable String> who) {
        if (task != null) {
            all.add(new Pending(
                    Group.Kind.DECISION,
                    task.scheduledEventId(),
                    task.taskList(),
                    "",
                    task.taskList(),
                    task.startedEventId(),
                    task.startedEventId() == 0 ? null : who.apply(task.startedEventId()),
                    task.scheduledAt(),
                    task.startedAt(),
                    1,
                    null,
                    null,
                    false,
                    task.timesOutAt() == null
                            ? List.of()
                            : List.of(new RunsOut(
                                    task.startedEventId() == 0 ? "SCHEDULE_TO_START" : "START_TO_CLOSE",
                                    task.timesOutAt()))));
        }
    }

    private static Pending activity(OpenWork.Activity task, LongFunction<@Nullable String> who) {
        return new Pending(
                Group.Kind.ACTIVITY,
                task.scheduledEventId(),
                task.activityType().name(),
                task.activityId(),
                task.taskList(),
                task.startedEventId(),
                task.startedEventId() == 0 ? null : who.apply(task.startedEventId()),
                task.scheduledAt(),
                task.startedAt(),
                Group.attempt(task.activityId()),
                task.heartbeatAt(),
                task.heartbeatDetails(),
                task.cancelRequestedEventId() != 0,
                task.timeouts().stream()
                        .map(timeout -> new RunsOut(timeout.type().name(), timeout.at()))
                        .toList());
    }

    private static Pending plain(
            Group.Kind kind, long eventId, String name, String id, long startedEventId, List<RunsOut> timeouts) {
        return new Pending(
                kind, eventId, name, id, null, startedEventId, null, null, null, 1, null, null, false, timeouts);
    }

    /// A text of a stranger on one line.
    public String line(@Nullable String text) {
        return text == null ? "" : Shown.line(text);
    }
}
