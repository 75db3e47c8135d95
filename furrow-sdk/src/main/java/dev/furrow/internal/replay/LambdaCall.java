package dev.furrow.internal.replay;

import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.ScheduleLambdaFunctionDecision;
import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.LambdaFunctionCompleted;
import dev.furrow.api.event.LambdaFunctionFailed;
import dev.furrow.api.event.LambdaFunctionTimedOut;
import dev.furrow.api.event.ScheduleLambdaFunctionFailed;
import dev.furrow.api.event.StartLambdaFunctionFailed;
import dev.furrow.internal.contract.TimeLimit;
import dev.furrow.internal.replay.CommandKey.Kind;
import dev.furrow.workflow.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A call of a function.
final class LambdaCall extends Call {
    private final String function;
    private final @Nullable String input;
    private final Duration timeout;
    private @Nullable TaskOutcome outcome;

    LambdaCall(
            Execution execution,
            String id,
            String strand,
            @Nullable String at,
            String function,
            @Nullable String input,
            Duration timeout) {
        super(execution, new CommandKey(Kind.LAMBDA, id), strand, function, at);
        this.function = function;
        this.input = input;
        this.timeout = timeout;
    }

    @Override
    Decision decision() {
        return new ScheduleLambdaFunctionDecision(
                key().id(), function, new Control(null, at(), null).write(), input, TimeLimit.toWire(timeout));
    }

    @Override
    boolean accepted(EventAttributes attributes) {
        if (attributes instanceof ScheduleLambdaFunctionFailed failed) {
            outcome =
                    new TaskOutcome.Ended(new Failure.NotStarted(failed.cause().name()));
            return false;
        }
        return true;
    }

    @Override
    boolean happened(HistoryEvent event) {
        outcome = switch (event.attributes()) {
            case LambdaFunctionCompleted e -> new TaskOutcome.Completed(e.result());
            case LambdaFunctionFailed e -> new TaskOutcome.Failed(e.reason(), e.details());
            case LambdaFunctionTimedOut e -> new TaskOutcome.Ended(new Failure.TimedOut(Failure.Limit.START_TO_CLOSE));
            case StartLambdaFunctionFailed e ->
                new TaskOutcome.Ended(new Failure.NotStarted(e.cause().name()));
            default -> null;
        };
        return outcome != null;
    }

    @Nullable TaskOutcome outcome() {
        return outcome;
    }

    /// A function cannot be called off.
    @Override
    @Nullable Command cancellation() {
        return null;
    }
}
