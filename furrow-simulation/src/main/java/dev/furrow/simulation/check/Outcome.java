package dev.furrow.simulation.check;

import dev.furrow.api.fault.FaultType;
import org.jspecify.annotations.Nullable;

/// What a client knows of the end of a call.
public sealed interface Outcome {
    /// It succeeded.
    ///
    /// @param answer what came back; null where the operation answers nothing
    record Ok(@Nullable Record answer) implements Outcome {}

    /// It was refused.
    record Refused(FaultType type, String message) implements Outcome {}

    /// Nobody knows: the connection broke, or the client gave up. The call may take effect at any later time.
    record Unknown() implements Outcome {}
}
