package dev.furrow.api.event;

/// Why the service refused a decision of the kind in its name.
public enum ScheduleLambdaFunctionFailedCause {
    ID_ALREADY_IN_USE,
    OPEN_LAMBDA_FUNCTIONS_LIMIT_EXCEEDED,
    LAMBDA_FUNCTION_CREATION_RATE_EXCEEDED,
    LAMBDA_SERVICE_NOT_AVAILABLE_IN_REGION
}
