package dev.furrow.api.event;

/// Why the service refused a decision of the kind in its name.
public enum RequestCancelActivityTaskFailedCause {
    ACTIVITY_ID_UNKNOWN,
    OPERATION_NOT_PERMITTED
}
