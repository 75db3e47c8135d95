package dev.furrow.engine.operation;

import dev.furrow.api.event.LambdaFunctionCompleted;
import dev.furrow.api.event.LambdaFunctionFailed;
import dev.furrow.api.fault.Fault;
import dev.furrow.engine.execution.LambdaFunctions;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.lambda.LambdaResult;
import dev.furrow.engine.lane.Work;
import dev.furrow.engine.turn.LambdaCall;
import dev.furrow.engine.turn.Turn;
import org.jspecify.annotations.Nullable;

/// Ends the call of a Lambda function with what came of it, unless its time was up before.
final class EndLambdaFunction implements Work {
    private static final int REASON_CHARACTERS = 256;

    private final LambdaCall call;
    private final LambdaResult result;
    private final Parts parts;

    EndLambdaFunction(LambdaCall call, LambdaResult result, Parts parts) {
        this.call = call;
        this.result = result;
        this.parts = parts;
    }

    /// The end of a call that was under way when the server stopped.
    static EndLambdaFunction interrupted(LambdaCall call, Parts parts) {
        return new EndLambdaFunction(
                call,
                new LambdaResult.Failed(
                        "Interrupted", "The server stopped while the function ran; whether it finished is not known"),
                parts);
    }

    @Override
    public void decide(Turn turn) {
        RunKey run = call.run();
        WorkflowExecutionState execution = turn.open(run.domain(), run.workflowId(), run.runId());
        LambdaFunctions.Call function =
                execution == null ? null : execution.lambdaFunctions().scheduledBy(call.scheduledEventId());
        if (execution == null || function == null || function.startedEventId() == 0) {
            return;
        }
        switch (result) {
            case LambdaResult.Completed(String value)
            when tooLong(value) ->
                fail(
                        turn,
                        execution,
                        function,
                        "Unhandled",
                        "The result is longer than " + parts.payloadCharacters() + " characters");
            case LambdaResult.Completed(String value) ->
                turn.appendAndAsk(
                        execution,
                        new LambdaFunctionCompleted(call.scheduledEventId(), function.startedEventId(), value));
            case LambdaResult.Failed(String reason, String details) -> fail(turn, execution, function, reason, details);
        }
    }

    private boolean tooLong(@Nullable String value) {
        return value != null && value.length() > parts.payloadCharacters();
    }

    private void fail(
            Turn turn,
            WorkflowExecutionState execution,
            LambdaFunctions.Call function,
            String reason,
            @Nullable String details) {
        turn.appendAndAsk(
                execution,
                new LambdaFunctionFailed(
                        call.scheduledEventId(),
                        function.startedEventId(),
                        cut(reason, REASON_CHARACTERS),
                        details == null ? null : cut(details, parts.payloadCharacters())));
    }

    private static String cut(String text, int characters) {
        return text.length() <= characters ? text : text.substring(0, characters);
    }

    @Override
    public void settled(Turn turn) {}

    @Override
    public void turnedAway(Fault why) {}

    @Override
    public boolean waitsForRoom() {
        return true;
    }

    @Override
    public String toString() {
        return "end of " + call;
    }
}
