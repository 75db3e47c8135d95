package dev.furrow.payload;

/// A value does not fit where it should go, and there is no store for large ones. Thrown at the sender, before
/// anything is sent.
public final class PayloadTooLargeException extends RuntimeException {

    /// @param what the value's role and type
    /// @param characters its size
    /// @param limit how large it may be
    public PayloadTooLargeException(String what, int characters, int limit) {
        super(what + " has " + characters + " characters; at most " + limit
                + " fit. Make it smaller, or give Payloads.offload a store for large values");
    }
}
