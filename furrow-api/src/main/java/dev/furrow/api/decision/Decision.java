package dev.furrow.api.decision;

import dev.furrow.api.shape.TaggedUnion;

/// What a decider wants done: one record for each of the 13 kinds.
@TaggedUnion(
        tag = "decisionType",
        tags = DecisionType.class,
        classSuffix = "Decision",
        memberSuffix = "DecisionAttributes")
public sealed interface Decision
        permits CancelTimerDecision,
                CancelWorkflowExecutionDecision,
                CompleteWorkflowExecutionDecision,
                ContinueAsNewWorkflowExecutionDecision,
                FailWorkflowExecutionDecision,
                RecordMarkerDecision,
                RequestCancelActivityTaskDecision,
                RequestCancelExternalWorkflowExecutionDecision,
                ScheduleActivityTaskDecision,
                ScheduleLambdaFunctionDecision,
                SignalExternalWorkflowExecutionDecision,
                StartChildWorkflowExecutionDecision,
                StartTimerDecision {

    /// The kind of decision.
    default DecisionType decisionType() {
        String className = getClass().getSimpleName();
        return DecisionType.valueOf(className.substring(0, className.length() - "Decision".length()));
    }

    /// Whether the decision closes the run when it is accepted; such a one must be the last of its batch.
    default boolean closes() {
        return this instanceof CompleteWorkflowExecutionDecision
                || this instanceof FailWorkflowExecutionDecision
                || this instanceof CancelWorkflowExecutionDecision
                || this instanceof ContinueAsNewWorkflowExecutionDecision;
    }
}
