package dev.furrow.demo.check;

import dev.furrow.api.event.CancelTimerFailed;
import dev.furrow.api.event.CancelWorkflowExecutionFailed;
import dev.furrow.api.event.CompleteWorkflowExecutionFailed;
import dev.furrow.api.event.EventType;
import dev.furrow.api.event.FailWorkflowExecutionFailed;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.ScheduleActivityTaskFailed;
import dev.furrow.api.event.StartTimerFailed;
import org.jspecify.annotations.Nullable;

/// The service refuses no decision, but for two that lose a race: a timer that fires before it can be cancelled, and
/// a close while there is news.
final class RefusalRule {
    private static final String UNHANDLED = "UNHANDLED_DECISION";

    private RefusalRule() {}

    static void check(IndexedHistory history, Problems problems) {
        for (HistoryEvent event : history.events()) {
            String cause = refusal(event, history);
            if (cause != null) {
                problems.add(Problems.name(event) + " refuses a decision: " + cause);
            }
        }
    }

    /// Why a decision was refused; null if none was or if that may happen.
    private static @Nullable String refusal(HistoryEvent event, IndexedHistory history) {
        return switch (event.attributes()) {
            case ScheduleActivityTaskFailed refused -> refused.cause().name();
            case StartTimerFailed refused -> refused.cause().name();
            case FailWorkflowExecutionFailed refused -> refused.cause().name();
            case CancelTimerFailed refused ->
                firedBefore(event, history) ? null : refused.cause().name();
            case CompleteWorkflowExecutionFailed refused ->
                unlessUnhandled(refused.cause().name());
            case CancelWorkflowExecutionFailed refused ->
                unlessUnhandled(refused.cause().name());
            default -> null;
        };
    }

    private static boolean firedBefore(HistoryEvent event, IndexedHistory history) {
        HistoryEvent fired = history.first(EventType.TimerFired);
        return fired != null && fired.eventId() < event.eventId();
    }

    private static @Nullable String unlessUnhandled(String cause) {
        return cause.equals(UNHANDLED) ? null : cause;
    }
}
