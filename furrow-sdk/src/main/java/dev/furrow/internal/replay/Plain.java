package dev.furrow.internal.replay;

import dev.furrow.api.decision.CancelTimerDecision;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.RecordMarkerDecision;
import dev.furrow.api.decision.RequestCancelActivityTaskDecision;
import dev.furrow.api.decision.RequestCancelExternalWorkflowExecutionDecision;
import dev.furrow.internal.replay.CommandKey.Kind;
import org.jspecify.annotations.Nullable;

/// A command whose outcome nobody waits for: markers, and calling things off. That the service refuses to call
/// off what has just ended is no trouble.
final class Plain extends Command {
    private final Decision decision;

    private Plain(CommandKey key, String strand, @Nullable String at, Decision decision) {
        super(key, strand, "", at);
        this.decision = decision;
    }

    static Plain marker(String name, @Nullable String details, String strand, @Nullable String at) {
        return new Plain(new CommandKey(Kind.MARKER, name), strand, at, new RecordMarkerDecision(name, details));
    }

    static Plain cancelActivity(String activityId, String strand) {
        return new Plain(
                new CommandKey(Kind.CANCEL_ACTIVITY, activityId),
                strand,
                null,
                new RequestCancelActivityTaskDecision(activityId));
    }

    static Plain cancelTimer(String timerId, String strand) {
        return new Plain(new CommandKey(Kind.CANCEL_TIMER, timerId), strand, null, new CancelTimerDecision(timerId));
    }

    static Plain cancelExternal(String id, String strand, String workflowId, @Nullable String runId) {
        String control = new Control(id, null, null).write();
        return new Plain(
                new CommandKey(Kind.CANCEL_EXTERNAL, id),
                strand,
                null,
                new RequestCancelExternalWorkflowExecutionDecision(workflowId, runId, control));
    }

    @Override
    Decision decision() {
        return decision;
    }
}
