package dev.furrow.engine.lambda;

import dev.furrow.engine.id.RunKey;
import org.jspecify.annotations.Nullable;

/// One call of a function.
///
/// @param run the run that calls
/// @param id the id that its decider chose
/// @param name the function
/// @param input the payload; `{}` when the decision gave none
/// @param role the role that the run was started with
/// @param timeoutMillis how long the call may take
public record LambdaInvocation(
        RunKey run,
        String id,
        String name,
        String input,
        @Nullable String role,
        long timeoutMillis) {}
