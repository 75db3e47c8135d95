package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.DURATION_IN_SECONDS_OPTIONAL;
import static dev.furrow.api.shape.TextKind.FUNCTION_ID;
import static dev.furrow.api.shape.TextKind.FUNCTION_INPUT;
import static dev.furrow.api.shape.TextKind.FUNCTION_NAME;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// A decision to call a Lambda function was accepted.
///
/// @param id the id that the decider chose for the function call
/// @param name the name
/// @param control a note to the decider itself, shown in events only
/// @param input what is handed over as input
/// @param startToCloseTimeout seconds from start to end, or `NONE`
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
public record LambdaFunctionScheduled(
        @Text(FUNCTION_ID) String id,
        @Text(FUNCTION_NAME) String name,
        @Text(DATA) @Nullable String control,
        @Text(FUNCTION_INPUT) @Nullable String input,
        @Text(DURATION_IN_SECONDS_OPTIONAL) @Nullable String startToCloseTimeout,
        long decisionTaskCompletedEventId)
        implements EventAttributes {}
