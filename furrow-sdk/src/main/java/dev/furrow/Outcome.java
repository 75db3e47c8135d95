package dev.furrow;

import dev.furrow.workflow.Failure;
import org.jspecify.annotations.Nullable;

/// How an execution has ended. Runs that continued as new are followed to the last.
///
/// @param <R> the workflow's result
public sealed interface Outcome<R extends @Nullable Object> {

    /// Its method returned.
    record Completed<R extends @Nullable Object>(R result) implements Outcome<R> {}

    /// Its method threw.
    ///
    /// @param failure what it threw, as a value
    /// @param remoteStack the worker's stack trace; empty if it told none
    record Failed<R extends @Nullable Object>(Failure.Application failure, String remoteStack) implements Outcome<R> {}

    /// It took too long.
    record TimedOut<R extends @Nullable Object>() implements Outcome<R> {}

    /// It gave in to a request to cancel.
    ///
    /// @param details what it said about that; null if nothing
    record Canceled<R extends @Nullable Object>(@Nullable String details) implements Outcome<R> {}

    /// It was closed from outside.
    ///
    /// @param reason as given there; null if none was
    record Terminated<R extends @Nullable Object>(@Nullable String reason) implements Outcome<R> {}
}
