package dev.furrow.engine.decision;

import dev.furrow.api.decision.CancelTimerDecision;
import dev.furrow.api.event.CancelTimerFailed;
import dev.furrow.api.event.CancelTimerFailedCause;
import dev.furrow.api.event.TimerCanceled;
import dev.furrow.engine.execution.Timers;

/// Cancels a running timer. One that has fired in the meantime is unknown.
final class CancelTimer {
    private CancelTimer() {}

    static void carryOut(CancelTimerDecision decision, DecisionBatch batch) {
        if (!batch.allows(decision)) {
            refuse(decision, CancelTimerFailedCause.OPERATION_NOT_PERMITTED, batch);
            return;
        }
        Timers.Timer timer = batch.execution().timers().running(decision.timerId());
        if (timer == null) {
            refuse(decision, CancelTimerFailedCause.TIMER_ID_UNKNOWN, batch);
            return;
        }
        batch.append(new TimerCanceled(timer.timerId(), timer.startedEventId(), batch.completedEventId()));
    }

    private static void refuse(CancelTimerDecision decision, CancelTimerFailedCause cause, DecisionBatch batch) {
        batch.refuse(new CancelTimerFailed(decision.timerId(), cause, batch.completedEventId()));
    }
}
