package dev.furrow.rental.notification;

/// What a provider has said at once.
public enum Sent {
    /// It did not take the message.
    REFUSED,
    /// It took the message, and nothing more will be heard of it.
    TAKEN,
    /// It took the message, and will say how it ended.
    ON_ITS_WAY
}
