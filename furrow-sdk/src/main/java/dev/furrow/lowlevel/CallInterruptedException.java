package dev.furrow.lowlevel;

import dev.furrow.api.operation.Operation;

/// The thread was interrupted while it waited for an answer; its interrupt flag is set again. The request may
/// have been carried out.
public final class CallInterruptedException extends RuntimeException {

    /// @param operation what was asked for
    public CallInterruptedException(Operation operation, InterruptedException cause) {
        super(operation.wireName() + " was interrupted", cause);
        Thread.currentThread().interrupt();
    }
}
