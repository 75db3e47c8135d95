package dev.furrow.internal.replay;

import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.RequestCancelExternalWorkflowExecutionDecision;
import dev.furrow.api.decision.SignalExternalWorkflowExecutionDecision;
import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.ExternalWorkflowExecutionCancelRequested;
import dev.furrow.api.event.ExternalWorkflowExecutionSignaled;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.RequestCancelExternalWorkflowExecutionFailed;
import dev.furrow.api.event.SignalExternalWorkflowExecutionFailed;
import dev.furrow.internal.replay.CommandKey.Kind;
import org.jspecify.annotations.Nullable;

/// A signal or a request to cancel that goes to another execution.
final class ExternalCall extends Call {
    private final String workflowId;
    private final Decision decision;
    private @Nullable String refused;

    private ExternalCall(
            Execution execution,
            CommandKey key,
            String strand,
            String what,
            @Nullable String at,
            String workflowId,
            Decision decision) {
        super(execution, key, strand, what, at);
        this.workflowId = workflowId;
        this.decision = decision;
    }

    static ExternalCall signal(
            Execution execution,
            String id,
            String strand,
            @Nullable String at,
            String workflowId,
            String signal,
            @Nullable String input) {
        return new ExternalCall(
                execution,
                new CommandKey(Kind.SIGNAL, id),
                strand,
                signal,
                at,
                workflowId,
                new SignalExternalWorkflowExecutionDecision(
                        workflowId, null, signal, input, new Control(id, at, null).write()));
    }

    static ExternalCall cancel(Execution execution, String id, String strand, @Nullable String at, String workflowId) {
        return new ExternalCall(
                execution,
                new CommandKey(Kind.CANCEL_EXTERNAL, id),
                strand,
                "",
                at,
                workflowId,
                new RequestCancelExternalWorkflowExecutionDecision(
                        workflowId, null, new Control(id, at, null).write()));
    }

    @Override
    Decision decision() {
        return decision;
    }

    @Override
    boolean accepted(EventAttributes attributes) {
        return true;
    }

    @Override
    boolean happened(HistoryEvent event) {
        return switch (event.attributes()) {
            case ExternalWorkflowExecutionSignaled e -> true;
            case ExternalWorkflowExecutionCancelRequested e -> true;
            case SignalExternalWorkflowExecutionFailed e -> refuse(e.cause().name());
            case RequestCancelExternalWorkflowExecutionFailed e ->
                refuse(e.cause().name());
            default -> false;
        };
    }

    private boolean refuse(String cause) {
        refused = cause;
        return true;
    }

    /// Why it did not arrive; null if it did.
    @Nullable String refused() {
        return refused;
    }

    String workflowId() {
        return workflowId;
    }

    /// What is on its way cannot be called back.
    @Override
    @Nullable Command cancellation() {
        return null;
    }

    @Override
    String describe() {
        return (what() + " to " + workflowId).strip();
    }
}
