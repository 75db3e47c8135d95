package dev.furrow.payload;

import org.jspecify.annotations.Nullable;

/// A value cannot be written, or a payload is not of the type that the method declares.
public final class PayloadFormatException extends RuntimeException {

    /// @param message what, and why
    public PayloadFormatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
