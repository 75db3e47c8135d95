package dev.furrow.server.console.live;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All streams that are open. There are only so many, and only so many of one session: a browser that speaks HTTP/1.1
/// has six connections to a server, and needs some for its pages. Safe for use by many threads.
public final class Streams implements AutoCloseable {
    /// So many at a time.
    public static final int MOST = 256;
    /// So many of one session.
    public static final int MOST_OF_ONE = 4;

    private final Set<Seat> seats = new LinkedHashSet<>();
    private boolean closed;

    /// Takes a place.
    ///
    /// @param whose the session, or who else listens
    /// @return null if there is none left
    public synchronized @Nullable Seat enter(String whose) {
        long taken = seats.stream().filter(seat -> seat.whose().equals(whose)).count();
        if (closed || seats.size() >= MOST || taken >= MOST_OF_ONE) {
            return null;
        }
        Seat seat = new Seat(this, whose);
        seats.add(seat);
        return seat;
    }

    synchronized void leave(Seat seat) {
        seats.remove(seat);
    }

    /// Ends the streams of a session.
    public void end(String whose) {
        for (Seat seat : all()) {
            if (seat.whose().equals(whose)) {
                seat.end();
            }
        }
    }

    private synchronized List<Seat> all() {
        return List.copyOf(seats);
    }

    /// How many are open.
    public synchronized int open() {
        return seats.size();
    }

    /// Ends all, and lets no more begin.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        all().forEach(Seat::end);
    }
}
