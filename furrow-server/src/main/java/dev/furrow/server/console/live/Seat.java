package dev.furrow.server.console.live;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The place of one stream among those that there may be. Safe for use by many threads.
public final class Seat implements AutoCloseable {
    private final Streams streams;
    private final String whose;
    private final CountDownLatch ended = new CountDownLatch(1);

    Seat(Streams streams, String whose) {
        this.streams = streams;
        this.whose = whose;
    }

    String whose() {
        return whose;
    }

    /// Nobody listens any more, or nobody may.
    public void end() {
        ended.countDown();
    }

    /// Waits.
    ///
    /// @return whether the stream is still to go on
    boolean pause(long millis) {
        try {
            return !ended.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Leaves the place to others.
    @Override
    public void close() {
        end();
        streams.leave(this);
    }
}
