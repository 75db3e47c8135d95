package dev.furrow.server.http;

/// What a connection may take.
///
/// @param all how many there may be
/// @param perAddress how many from one address
/// @param requestMillis how long the first request, and the body of each, may take to arrive
/// @param idleMillis how long nothing whole may arrive behind an answer
public record ConnectionLimits(int all, int perAddress, long requestMillis, long idleMillis) {
    /// Practically none.
    public static final ConnectionLimits NONE =
            new ConnectionLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, 3_600_000, 3_600_000);
}
