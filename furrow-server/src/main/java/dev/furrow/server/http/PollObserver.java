package dev.furrow.server.http;

import dev.furrow.api.operation.Request;

/// Hears of every poll that is let in, for those who want to know who polls. Must not hold up who calls.
@FunctionalInterface
public interface PollObserver {
    /// Hears nothing.
    PollObserver NONE = (request, address) -> {};

    /// Somebody polls.
    ///
    /// @param request the poll
    /// @param address from where
    void polled(Request request, String address);
}
