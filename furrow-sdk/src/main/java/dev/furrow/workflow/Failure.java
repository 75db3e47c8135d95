package dev.furrow.workflow;

import org.jspecify.annotations.Nullable;

/// Why an activity, a child or a workflow has not given a result.
public sealed interface Failure {

    /// Its code threw.
    ///
    /// @param type the name of the exception's class, or whatever a worker in another language calls its kind
    /// @param message in its own words; empty if it had none
    record Application(String type, String message) implements Failure {}

    /// It took too long.
    ///
    /// @param which limit was exceeded
    record TimedOut(Limit which) implements Failure {}

    /// It was cancelled.
    ///
    /// @param details what it said about that; null if nothing
    record Canceled(@Nullable String details) implements Failure {}

    /// It was closed from outside.
    ///
    /// @param reason as given there; null if none was
    record Terminated(@Nullable String reason) implements Failure {}

    /// It never began.
    ///
    /// @param cause in the service's words, such as `ACTIVITY_TYPE_DOES_NOT_EXIST`
    record NotStarted(String cause) implements Failure {}

    /// The limits that can be exceeded.
    enum Limit {
        /// From the moment a worker took it until the end.
        START_TO_CLOSE,
        /// From the request until a worker took it.
        SCHEDULE_TO_START,
        /// From the request until the end.
        SCHEDULE_TO_CLOSE,
        /// Between two heartbeats.
        HEARTBEAT
    }

    /// The failure in one line.
    default String describe() {
        return switch (this) {
            case Application application ->
                application.message().isEmpty()
                        ? application.type()
                        : application.type() + ": " + application.message();
            case TimedOut timedOut -> "timed out (" + timedOut.which() + ")";
            case Canceled canceled -> canceled.details() == null ? "canceled" : "canceled: " + canceled.details();
            case Terminated terminated ->
                terminated.reason() == null ? "terminated" : "terminated: " + terminated.reason();
            case NotStarted notStarted -> "not started: " + notStarted.cause();
        };
    }
}
