package dev.furrow.server.http;

import org.jspecify.annotations.Nullable;

/// Where a request has come from, as far as policies and the audit log ask.
public interface Origin {
    /// The id under which the caller and the log know the request.
    String requestId();

    /// The address.
    String peer();

    /// What the caller's program calls itself; null if it does not say.
    @Nullable String userAgent();

    /// Whether it has come over TLS.
    boolean isSecure();

    /// An origin that outlives its request.
    ///
    /// @param requestId the id of the request
    /// @param peer the address
    /// @param userAgent the program
    /// @param isSecure whether over TLS
    record Kept(String requestId, String peer, @Nullable String userAgent, boolean isSecure) implements Origin {}

    /// The same, to be kept.
    default Kept keep() {
        return new Kept(requestId(), peer(), userAgent(), isSecure());
    }
}
