package dev.furrow.server.http;

import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.Operation;
import org.jspecify.annotations.Nullable;

/// Hears of every request that was answered, for those who measure.
@FunctionalInterface
public interface RequestObserver {
    /// A request was answered.
    ///
    /// @param operation what was asked; null if that is unknown
    /// @param fault how it was refused; null if it succeeded
    /// @param nanos from the first byte to the answer
    void observed(@Nullable Operation operation, @Nullable FaultType fault, long nanos);
}
