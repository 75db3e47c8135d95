package dev.furrow.server.http;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.engine.watch.Watch;
import org.jspecify.annotations.Nullable;

/// What a caller who asks for a history wants to wait for first.
///
/// @param afterEventId the newest event that he knows, or [Watch#END]
/// @param mostMillis for how long at most
record HistoryWait(long afterEventId, long mostMillis) {
    /// The wait that headers ask for; null if they ask for none.
    ///
    /// @throws Fault ValidationException if they cannot be read
    static @Nullable HistoryWait of(Exchange exchange) {
        String after = exchange.requestHeader(Extension.AFTER_EVENT);
        if (after == null) {
            return null;
        }
        String most = exchange.requestHeader(Extension.WAIT_MILLIS);
        return new HistoryWait(
                after.equals(Extension.END) ? Watch.END : number(Extension.AFTER_EVENT, after),
                most == null ? Long.MAX_VALUE : number(Extension.WAIT_MILLIS, most));
    }

    private static long number(String header, String text) {
        try {
            return Long.parseUnsignedLong(text) & Long.MAX_VALUE;
        } catch (NumberFormatException none) {
            throw new Fault(FaultType.VALIDATION, header + " is \"" + text + "\", which is no number");
        }
    }
}
