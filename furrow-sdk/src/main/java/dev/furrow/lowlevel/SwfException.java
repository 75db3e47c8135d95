package dev.furrow.lowlevel;

import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.Operation;

/// The service has refused a request. Which refusal it was is in [#type()]; messages are for people only.
public final class SwfException extends RuntimeException {
    private final Operation operation;
    private final FaultType type;

    /// @param operation what was asked for
    /// @param type which refusal
    /// @param message the service's own words
    public SwfException(Operation operation, FaultType type, String message) {
        super(operation.wireName() + " was refused: " + type.wireName() + ": " + message);
        this.operation = operation;
        this.type = type;
    }

    /// What was asked for.
    public Operation operation() {
        return operation;
    }

    /// Which refusal.
    public FaultType type() {
        return type;
    }
}
