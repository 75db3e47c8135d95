package dev.furrow.server.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.util.HashMap;
import java.util.Map;

/// Closes the connections of one event loop that take too long: whoever sends a request byte by byte holds a
/// connection for a while, but not for ever. And those whose clients have said that they will send no more, as soon
/// as these have got the answers that they are owed. Belongs to the event loop.
final class Patience {
    static final long TICK_MILLIS = 500;

    private final long requestTicks;
    private final long idleTicks;
    private final Map<HttpConnection, Guest> guests = new HashMap<>();
    private final Vertx vertx;
    private long tick;

    Patience(Vertx vertx, ConnectionLimits limits) {
        this.vertx = vertx;
        requestTicks = limits.requestMillis() / TICK_MILLIS;
        idleTicks = limits.idleMillis() / TICK_MILLIS;
    }

    /// A connection, as far as time is concerned.
    final class Guest {
        private final HttpConnection connection;
        private long since = tick;
        private int unanswered;
        private int arriving;
        private int waiting;
        private boolean silent;

        private Guest(HttpConnection connection) {
            this.connection = connection;
        }

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

        /// A request waits for something that may never happen.
        void waits() {
            waiting++;
            closeIfDone();
        }

        /// A request is answered.
        ///
        /// @param waited whether it had to wait for something that might never have happened
        void isAnswered(boolean waited) {
            if (waited) {
                waiting--;
            }
            if (--unanswered == 0) {
                arriving = 0;
            }
            since = tick;
            if (silent) {
                // The answer is not written yet, and behind it another request may begin that is here already.
                vertx.runOnContext(afterwards -> closeIfDone());
            }
        }

        /// The client has said that it will send no more. That is how one goes away, too, and nobody can tell the two
        /// apart: it is answered what it has asked, but no task is kept for it.
        void isSilent() {
            silent = true;
            closeIfDone();
        }

        private void closeIfDone() {
            if (silent && unanswered <= arriving + waiting) {
                connection.close();
            }
        }

        private boolean isOverdue() {
            return tick - since > (arriving > 0 ? requestTicks : unanswered > 0 ? Long.MAX_VALUE - 1 : idleTicks);
        }
    }

    /// Who has sent a request.
    Guest of(HttpConnection connection) {
        Guest known = guests.get(connection);
        if (known == null) {
            known = new Guest(connection);
            guests.put(connection, known);
            connection.closeHandler(closed -> guests.remove(connection));
            Door.welcome(connection, known);
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
