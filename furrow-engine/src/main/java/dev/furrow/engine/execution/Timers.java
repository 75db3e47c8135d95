package dev.furrow.engine.execution;

import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.TimerCanceled;
import dev.furrow.api.event.TimerFired;
import dev.furrow.api.event.TimerStarted;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The running timers of one run. An id is free again as soon as its timer has fired or was canceled.
public final class Timers extends OpenEntries<String, Timers.Timer> {
    /// The states of one timer.
    public enum State {
        RUNNING,
        FIRED,
        CANCELED
    }

    /// How a timer moves.
    public static final LifeCycle<State> LIFE_CYCLE = new LifeCycle<State>("timer")
            .on(State.RUNNING, TimerFired.class, State.FIRED)
            .on(State.RUNNING, TimerCanceled.class, State.CANCELED);

    /// A running timer.
    ///
    /// @param timerId the id that the decider chose
    /// @param startedEventId the event that started it
    /// @param dueAt when it fires, in milliseconds since 1970
    public record Timer(String timerId, long startedEventId, long dueAt) {}

    private final WorkflowExecutionState execution;

    Timers(WorkflowExecutionState execution) {
        this.execution = execution;
    }

    /// The running timer of that id.
    public @Nullable Timer running(String timerId) {
        return get(timerId);
    }

    /// The running timers in the order of their start.
    public Collection<Timer> running() {
        return values();
    }

    void apply(long eventId, long at, TimerStarted event) {
        long dueAt = Seconds.after(at, Seconds.toMillis(event.startToFireTimeout()));
        put(event.timerId(), new Timer(event.timerId(), eventId, dueAt));
        execution.dueNoLaterThan(dueAt);
    }

    void applyClosing(String timerId, EventAttributes event) {
        Timer timer = remove(timerId);
        if (timer == null) {
            throw new IllegalStateException("No timer of " + execution.key() + " for " + event);
        }
        LIFE_CYCLE.next(State.RUNNING, event, timer.startedEventId, execution.observer());
    }
}
