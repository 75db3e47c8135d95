package dev.furrow.payload;

/// A value cannot be written, or a payload is not of the type that the method declares.
public final class PayloadFormatException extends RuntimeException {

    /// @param message what, and why
    public PayloadFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
