package dev.furrow;

/// The service cannot do that; the message says what to use instead.
public final class UnsupportedByServerException extends RuntimeException {

    /// @param message what, and what instead
    public UnsupportedByServerException(String message) {
        super(message);
    }
}
