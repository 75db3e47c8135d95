package dev.furrow.simulation.check;

import dev.furrow.api.operation.Request;

/// One line of a client's log: a request that was sent once, and what became of it. A client that tries again writes
/// another line.
///
/// @param id unique among all calls
/// @param client who called
/// @param request what was sent
/// @param invokedAt when it was sent, on one scale with all other calls; the scale need not be time
/// @param endedAt when the client knew the outcome; [Long#MAX_VALUE] if the outcome is unknown
/// @param outcome what the client knows
public record Call(long id, String client, Request request, long invokedAt, long endedAt, Outcome outcome) {

    /// Whether it is known to have succeeded.
    public boolean isOk() {
        return outcome instanceof Outcome.Ok;
    }

    /// Whether it is known to have been refused.
    public boolean isRefused() {
        return outcome instanceof Outcome.Refused;
    }
}
