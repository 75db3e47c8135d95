package dev.furrow.engine.lambda;

import org.jspecify.annotations.Nullable;

/// How the call of a function ended.
public sealed interface LambdaResult {
    /// The function returned.
    ///
    /// @param result the payload that it returned, as text
    record Completed(@Nullable String result) implements LambdaResult {}

    /// The function failed or could not be reached.
    ///
    /// @param reason `Handled`, `Unhandled`, or the name of the error of the service
    /// @param details the error's payload or message
    record Failed(String reason, @Nullable String details) implements LambdaResult {}
}
