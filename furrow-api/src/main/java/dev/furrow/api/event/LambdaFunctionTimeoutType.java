package dev.furrow.api.event;

/// Which timeout of a Lambda function ran out.
public enum LambdaFunctionTimeoutType {
    START_TO_CLOSE
}
