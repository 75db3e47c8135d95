package dev.furrow.internal.replay;

import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.StartTimerDecision;
import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.StartTimerFailed;
import dev.furrow.api.event.TimerFired;
import dev.furrow.internal.contract.TimeLimit;
import dev.furrow.internal.replay.CommandKey.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A timer.
final class TimerCall extends Call {
    private final Duration duration;
    private @Nullable String refused;

    TimerCall(Execution execution, String id, String strand, @Nullable String at, Duration duration) {
        super(execution, new CommandKey(Kind.TIMER, id), strand, "", at);
        this.duration = duration;
    }

    @Override
    Decision decision() {
        return new StartTimerDecision(
                key().id(),
                at() == null ? null : new Control(null, at(), null).write(),
                Long.toString(TimeLimit.seconds(duration)));
    }

    @Override
    boolean accepted(EventAttributes attributes) {
        if (attributes instanceof StartTimerFailed failed) {
            refused = failed.cause().name();
            return false;
        }
        return true;
    }

    /// Why there is no timer; null if there is, or was.
    @Nullable String refused() {
        return refused;
    }

    @Override
    boolean happened(HistoryEvent event) {
        return event.attributes() instanceof TimerFired;
    }

    @Override
    Command cancellation() {
        return Plain.cancelTimer(key().id(), strand());
    }

    @Override
    String describe() {
        return duration.toString();
    }
}
