package dev.furrow.api.decision;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.FUNCTION_ID;
import static dev.furrow.api.shape.TextKind.FUNCTION_INPUT;
import static dev.furrow.api.shape.TextKind.FUNCTION_NAME;
import static dev.furrow.api.shape.TextKind.FUNCTION_TIMEOUT_OPTIONAL;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Calls a Lambda function.
///
/// @param id the id that the decider chose for the function call
/// @param name the name
/// @param control a note to the decider itself, shown in events only
/// @param input what is handed over as input
/// @param startToCloseTimeout seconds from start to end, or `NONE`
public record ScheduleLambdaFunctionDecision(
        @Text(FUNCTION_ID) String id,
        @Text(FUNCTION_NAME) String name,
        @Text(DATA) @Nullable String control,
        @Text(FUNCTION_INPUT) @Nullable String input,
        @Text(FUNCTION_TIMEOUT_OPTIONAL) @Nullable String startToCloseTimeout)
        implements Decision {}
