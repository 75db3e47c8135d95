package dev.furrow.demo.check;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.swf.model.EventType;
import software.amazon.awssdk.services.swf.model.HistoryEvent;

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
        return switch (event.eventType()) {
            case SCHEDULE_ACTIVITY_TASK_FAILED ->
                event.scheduleActivityTaskFailedEventAttributes().causeAsString();
            case START_TIMER_FAILED -> event.startTimerFailedEventAttributes().causeAsString();
            case FAIL_WORKFLOW_EXECUTION_FAILED ->
                event.failWorkflowExecutionFailedEventAttributes().causeAsString();
            case CANCEL_TIMER_FAILED ->
                firedBefore(event, history)
                        ? null
                        : event.cancelTimerFailedEventAttributes().causeAsString();
            case COMPLETE_WORKFLOW_EXECUTION_FAILED ->
                unlessUnhandled(
                        event.completeWorkflowExecutionFailedEventAttributes().causeAsString());
            case CANCEL_WORKFLOW_EXECUTION_FAILED ->
                unlessUnhandled(
                        event.cancelWorkflowExecutionFailedEventAttributes().causeAsString());
            default -> null;
        };
    }

    private static boolean firedBefore(HistoryEvent event, IndexedHistory history) {
        HistoryEvent fired = history.first(EventType.TIMER_FIRED);
        return fired != null && fired.eventId() < event.eventId();
    }

    private static @Nullable String unlessUnhandled(String cause) {
        return cause.equals(UNHANDLED) ? null : cause;
    }
}
