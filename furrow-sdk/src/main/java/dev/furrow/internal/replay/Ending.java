package dev.furrow.internal.replay;

import dev.furrow.api.decision.CancelWorkflowExecutionDecision;
import dev.furrow.api.decision.CompleteWorkflowExecutionDecision;
import dev.furrow.api.decision.ContinueAsNewWorkflowExecutionDecision;
import dev.furrow.api.decision.FailWorkflowExecutionDecision;
import dev.furrow.internal.contract.Signature;
import dev.furrow.internal.failure.Failures;
import dev.furrow.workflow.ActivityFailedException;
import dev.furrow.workflow.CancelledException;
import dev.furrow.workflow.ChildFailedException;
import dev.furrow.workflow.ExternalFailedException;
import dev.furrow.workflow.SideEffectFailedException;
import org.jspecify.annotations.Nullable;

/// How an execution ends: what becomes of the values that its methods return and of what they throw. The first
/// end counts; a handler that fails ends the workflow though its method goes on.
final class Ending {
    private final Execution execution;
    private @Nullable Close close;
    private @Nullable ContinueAsNewWorkflowExecutionDecision next;
    private boolean cancelRequested;

    Ending(Execution execution) {
        this.execution = execution;
    }

    /// Whether it has been decided upon.
    boolean isDecided() {
        return close != null;
    }

    /// Somebody has asked the execution to cancel, so that a cancellation which leaves it is no failure.
    void cancelRequested() {
        cancelRequested = true;
    }

    boolean isCancelRequested() {
        return cancelRequested;
    }

    /// The workflow has called its next run; what it returns or throws now is how it gets there.
    void continueAs(ContinueAsNewWorkflowExecutionDecision decision) {
        next = decision;
    }

    /// The workflow has returned.
    void returned(Signature execute, @Nullable Object result) {
        decide(completed(execute, result));
    }

    /// A method has thrown.
    ///
    /// @throws Error if that leaves the execution open, to wait for better code
    void threw(Signature method, Throwable thrown) {
        decide(failed(method, thrown));
    }

    private void decide(Close end) {
        if (close == null) {
            close = end;
        }
    }

    /// Puts the end among the commands, unless it is there; one that was refused is asked for again, or replaced
    /// by a failure where it can never be done.
    void ask(Commands commands) {
        Close wanted = close;
        if (wanted == null || commands.holds(wanted)) {
            return;
        }
        String refused = wanted.refusedForGood();
        if (refused != null) {
            wanted = new Close(
                    new FailWorkflowExecutionDecision("The execution could not continue as new: " + refused, null));
            close = wanted;
        }
        commands.add(wanted);
    }

    private Close completed(Signature execute, @Nullable Object result) {
        if (next != null) {
            return new Close(next);
        }
        try {
            return new Close(new CompleteWorkflowExecutionDecision(
                    execute.isVoid()
                            ? null
                            : execution
                                    .payloads()
                                    .write(result, execution.info().type(), "The result of " + execute.describe())));
        } catch (RuntimeException unwritable) {
            return failed(execute, unwritable);
        }
    }

    private Close failed(Signature method, Throwable thrown) {
        if (thrown instanceof ContinueNow && next != null) {
            return new Close(next);
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof CancelledException cancelled && cancelRequested) {
            return new Close(new CancelWorkflowExecutionDecision(cancelled.details()));
        }
        if (execution.definition().suspendsOnBug() && isBug(thrown, method)) {
            throw new Suspended(method.describe(), thrown);
        }
        Failures.Written written = Failures.write(thrown, method.declared(), execution.payloads());
        return new Close(new FailWorkflowExecutionDecision(written.reason(), written.details()));
    }

    private static boolean isBug(Throwable thrown, Signature method) {
        return !Failures.isDeclared(thrown, method.declared())
                && !(thrown instanceof ActivityFailedException
                        || thrown instanceof ChildFailedException
                        || thrown instanceof ExternalFailedException
                        || thrown instanceof SideEffectFailedException
                        || thrown instanceof CancelledException);
    }

    /// Keeps a decision from being made.
    private static final class Suspended extends Error {
        private Suspended(String method, Throwable bug) {
            super(method + " threw " + bug + ", which it does not declare; the execution waits for better code", bug);
        }
    }

    /// Unwinds the main strand towards [dev.furrow.workflow.Workflow#continueAsNew], from within a loop that
    /// never returns.
    static final class ContinueNow extends Error {
        ContinueNow() {
            super("The execution continues as new; let the error go on", null, false, false);
        }
    }
}
