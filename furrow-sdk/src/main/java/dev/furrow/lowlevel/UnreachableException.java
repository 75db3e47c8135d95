package dev.furrow.lowlevel;

import dev.furrow.api.operation.Operation;
import java.io.IOException;

/// No answer came back, after all the attempts that are safe. The request may have been carried out.
public final class UnreachableException extends RuntimeException {

    /// @param operation what was asked for
    /// @param attempts how often
    public UnreachableException(Operation operation, int attempts, IOException cause) {
        super(
                operation.wireName() + " got no answer in " + attempts + (attempts == 1 ? " attempt: " : " attempts: ")
                        + cause,
                cause);
    }
}
