package dev.furrow.server.metrics;

import java.util.concurrent.atomic.AtomicLong;

/// Tells whether what follows commits has changed anything between two looks at the server. Safe for use by many
/// threads.
final class Effects {
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();

    /// Lets effects out, on this thread.
    void letOut(Runnable effects) {
        begun.incrementAndGet();
        try {
            effects.run();
        } finally {
            ended.incrementAndGet();
        }
    }

    /// Equal to an earlier mark only if a look after the earlier one saw all that a look after this one sees. Whoever
    /// looks while effects are on their way sees some of them, so no two marks of that time are equal.
    String mark() {
        // In this order: if as much has begun by now as had ended before, nothing is on its way at this moment.
        long done = ended.get();
        long all = begun.get();
        return all == done ? Long.toString(all) : all + "~" + System.nanoTime();
    }
}
