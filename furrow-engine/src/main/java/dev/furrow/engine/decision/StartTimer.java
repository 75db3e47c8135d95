package dev.furrow.engine.decision;

import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.decision.StartTimerDecision;
import dev.furrow.api.event.StartTimerFailed;
import dev.furrow.api.event.StartTimerFailedCause;
import dev.furrow.api.event.TimerStarted;
import dev.furrow.engine.execution.Timers;

/// Starts a timer. One of 0 seconds is due at once and still fires in a turn of its own; deciders wake themselves so.
final class StartTimer {
    private StartTimer() {}

    static void carryOut(StartTimerDecision decision, DecisionBatch batch) {
        Timers timers = batch.execution().timers();
        if (!batch.allows(decision)) {
            refuse(decision, StartTimerFailedCause.OPERATION_NOT_PERMITTED, batch);
        } else if (timers.running(decision.timerId()) != null) {
            refuse(decision, StartTimerFailedCause.TIMER_ID_ALREADY_IN_USE, batch);
        } else if (timers.running().size()
                >= batch.rules().quotas(batch.domain()).openTimersPerExecution()) {
            refuse(decision, StartTimerFailedCause.OPEN_TIMERS_LIMIT_EXCEEDED, batch);
        } else if (!batch.rules()
                .throttle()
                .admits(DecisionType.StartTimer, batch.turn().now())) {
            refuse(decision, StartTimerFailedCause.TIMER_CREATION_RATE_EXCEEDED, batch);
        } else {
            batch.append(new TimerStarted(
                    decision.timerId(), decision.control(), decision.startToFireTimeout(), batch.completedEventId()));
        }
    }

    private static void refuse(StartTimerDecision decision, StartTimerFailedCause cause, DecisionBatch batch) {
        batch.refuse(new StartTimerFailed(decision.timerId(), cause, batch.completedEventId()));
    }
}
