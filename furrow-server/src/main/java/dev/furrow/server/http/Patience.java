package dev.furrow.server.http;

import io.vertx.core.http.HttpConnection;
import java.util.HashMap;
import java.util.Map;

/// Closes the connections of one event loop that take too long: whoever sends a request byte by byte holds a
/// connection for a while, but not for ever. Belongs to the event loop.
final class Patience {
    static final long TICK_MILLIS = 500;

    private final long requestTicks;
    private final long idleTicks;
    private final Map<HttpConnection, Guest> guests = new HashMap<>();
    private long tick;

    Patience(ConnectionLimits limits) {
        requestTicks = limits.requestMillis() / TICK_MILLIS;
        idleTicks = limits.idleMillis() / TICK_MILLIS;
    }

    /// A connection, as far as time is concerned.
    final class Guest {
        private long since = tick;
        private int unanswered;
        private int arriving;

        /// The head of a request is there.
        void begins() {
            unanswered++;
            arriving++;
            since = tick;
        }

        /// The body of a request is there, too.
        void isWhole() {
            arriving--;
        }

        /// A request is answered.
        void isAnswered() {
            if (--unanswered == 0) {
                arriving = 0;
            }
            since = tick;
        }

        private boolean isOverdue() {
            return tick - since > (arriving > 0 ? requestTicks : unanswered > 0 ? Long.MAX_VALUE - 1 : idleTicks);
        }
    }

    /// Who has sent a request.
    Guest of(HttpConnection connection) {
        Guest known = guests.get(connection);
        if (known == null) {
            known = new Guest();
            guests.put(connection, known);
            connection.closeHandler(closed -> guests.remove(connection));
            Door.welcome(connection);
        }
        return known;
    }

    /// Time has passed.
    void tick() {
        tick++;
        for (Map.Entry<HttpConnection, Guest> entry : Map.copyOf(guests).entrySet()) {
            if (entry.getValue().isOverdue()) {
                entry.getKey().close();
            }
        }
    }
}
