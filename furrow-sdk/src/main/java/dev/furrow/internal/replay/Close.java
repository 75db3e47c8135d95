package dev.furrow.internal.replay;

import dev.furrow.api.decision.CancelWorkflowExecutionDecision;
import dev.furrow.api.decision.CompleteWorkflowExecutionDecision;
import dev.furrow.api.decision.ContinueAsNewWorkflowExecutionDecision;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.FailWorkflowExecutionDecision;
import dev.furrow.api.event.ContinueAsNewWorkflowExecutionFailed;
import dev.furrow.api.event.ContinueAsNewWorkflowExecutionFailedCause;
import dev.furrow.internal.replay.CommandKey.Kind;
import org.jspecify.annotations.Nullable;

/// The end of the execution. When the service refuses it because something new has come in, it is asked for
/// again after that is handled.
final class Close extends Command {
    private final Decision decision;
    private @Nullable String refused;

    Close(Decision decision) {
        super(new CommandKey(Kind.CLOSE, "close"), Ids.MAIN, way(decision), null);
        this.decision = decision;
    }

    private static String way(Decision decision) {
        return switch (decision) {
            case CompleteWorkflowExecutionDecision d -> "Complete";
            case FailWorkflowExecutionDecision d -> "Fail";
            case CancelWorkflowExecutionDecision d -> "Cancel";
            case ContinueAsNewWorkflowExecutionDecision d -> "ContinueAsNew";
            default -> throw new IllegalArgumentException(decision + " closes nothing");
        };
    }

    @Override
    Decision decision() {
        return decision;
    }

    @Override
    void recorded(Recorded event) {
        if (event.event().attributes() instanceof ContinueAsNewWorkflowExecutionFailed failed
                && failed.cause() != ContinueAsNewWorkflowExecutionFailedCause.UNHANDLED_DECISION) {
            refused = failed.cause().name();
        }
    }

    /// Why it can never be done; null if it can be asked for again.
    @Nullable String refusedForGood() {
        return refused;
    }
}
