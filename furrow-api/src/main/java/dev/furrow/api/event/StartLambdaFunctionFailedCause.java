package dev.furrow.api.event;

/// Why the call of a function could not begin.
public enum StartLambdaFunctionFailedCause {
    ASSUME_ROLE_FAILED
}
