package dev.furrow.engine.operation;

import dev.furrow.api.event.LambdaFunctionStarted;
import dev.furrow.api.event.StartLambdaFunctionFailed;
import dev.furrow.api.event.StartLambdaFunctionFailedCause;
import dev.furrow.api.fault.Fault;
import dev.furrow.engine.execution.LambdaFunctions;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.lambda.LambdaInvocation;
import dev.furrow.engine.lane.Work;
import dev.furrow.engine.turn.LambdaCall;
import dev.furrow.engine.turn.Turn;
import java.util.Objects;

/// Begins the call of a Lambda function that a run has scheduled (specification, section 7). The function itself is
/// called when the beginning is durable.
final class BeginLambdaFunction implements Work {
    private final LambdaCall call;
    private final Parts parts;

    BeginLambdaFunction(LambdaCall call, Parts parts) {
        this.call = call;
        this.parts = parts;
    }

    @Override
    public void decide(Turn turn) {
        RunKey run = call.run();
        WorkflowExecutionState execution = turn.open(run.domain(), run.workflowId(), run.runId());
        LambdaFunctions.Call function =
                execution == null ? null : execution.lambdaFunctions().scheduledBy(call.scheduledEventId());
        if (execution == null || function == null || function.startedEventId() != 0) {
            return;
        }
        String role = execution.settings().lambdaRole();
        if (role == null) {
            turn.appendAndAsk(
                    execution,
                    new StartLambdaFunctionFailed(
                            call.scheduledEventId(),
                            StartLambdaFunctionFailedCause.ASSUME_ROLE_FAILED,
                            "No IAM role is attached to the current workflow execution."));
            return;
        }
        turn.append(execution, new LambdaFunctionStarted(call.scheduledEventId()));
        LambdaInvocation invocation = new LambdaInvocation(
                run,
                function.id(),
                function.name(),
                Objects.requireNonNullElse(function.input(), "{}"),
                role,
                function.timeoutMillis());
        turn.insteadOfAnswering(() -> parts.lambda()
                .invoke(
                        invocation,
                        result -> parts.lanes()
                                .submit(run.domain(), run.workflowId(), new EndLambdaFunction(call, result, parts))));
    }

    @Override
    public void settled(Turn turn) {
        Runnable invoke = turn.instead();
        if (invoke != null) {
            invoke.run();
        }
    }

    @Override
    public void turnedAway(Fault why) {}

    @Override
    public boolean waitsForRoom() {
        return true;
    }

    @Override
    public String toString() {
        return "begin of " + call;
    }
}
