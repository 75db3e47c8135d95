package dev.furrow.server.identity;

/// Something about users, keys or policies cannot be done; the message says what and why, for who has asked.
public final class IdentityException extends RuntimeException {
    /// @param message what cannot be done, and why
    public IdentityException(String message) {
        super(message);
    }
}
