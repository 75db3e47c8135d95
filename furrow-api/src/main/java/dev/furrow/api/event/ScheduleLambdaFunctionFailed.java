package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.FUNCTION_ID;
import static dev.furrow.api.shape.TextKind.FUNCTION_NAME;

import dev.furrow.api.shape.Text;

/// A decision to call a Lambda function was refused.
///
/// @param id the id that the decider chose for the function call
/// @param name the name
/// @param cause why the service refused or acted
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
public record ScheduleLambdaFunctionFailed(
        @Text(FUNCTION_ID) String id,
        @Text(FUNCTION_NAME) String name,
        ScheduleLambdaFunctionFailedCause cause,
        long decisionTaskCompletedEventId)
        implements EventAttributes {}
