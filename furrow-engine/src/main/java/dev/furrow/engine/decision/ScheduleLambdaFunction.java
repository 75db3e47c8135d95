package dev.furrow.engine.decision;

import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.decision.ScheduleLambdaFunctionDecision;
import dev.furrow.api.event.LambdaFunctionScheduled;
import dev.furrow.api.event.ScheduleLambdaFunctionFailed;
import dev.furrow.api.event.ScheduleLambdaFunctionFailedCause;

/// Calls a Lambda function. An id may be used again while its first call is open, as the service was seen to allow.
final class ScheduleLambdaFunction {
    private ScheduleLambdaFunction() {}

    static void carryOut(ScheduleLambdaFunctionDecision decision, DecisionBatch batch) {
        if (!batch.rules().lambda()) {
            refuse(decision, ScheduleLambdaFunctionFailedCause.LAMBDA_SERVICE_NOT_AVAILABLE_IN_REGION, batch);
        } else if (batch.execution().lambdaFunctions().open().size()
                >= batch.rules().quotas(batch.domain()).openLambdaFunctionsPerExecution()) {
            refuse(decision, ScheduleLambdaFunctionFailedCause.OPEN_LAMBDA_FUNCTIONS_LIMIT_EXCEEDED, batch);
        } else if (!batch.rules()
                .throttle()
                .admits(DecisionType.ScheduleLambdaFunction, batch.turn().now())) {
            refuse(decision, ScheduleLambdaFunctionFailedCause.LAMBDA_FUNCTION_CREATION_RATE_EXCEEDED, batch);
        } else {
            batch.append(new LambdaFunctionScheduled(
                    decision.id(),
                    decision.name(),
                    decision.control(),
                    decision.input(),
                    decision.startToCloseTimeout(),
                    batch.completedEventId()));
        }
    }

    private static void refuse(
            ScheduleLambdaFunctionDecision decision, ScheduleLambdaFunctionFailedCause cause, DecisionBatch batch) {
        batch.refuse(new ScheduleLambdaFunctionFailed(decision.id(), decision.name(), cause, batch.completedEventId()));
    }
}
