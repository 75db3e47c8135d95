package dev.furrow.rental.simulators.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// A clock that stands still until it is advanced; what falls due then runs in the thread that advances it, in order.
/// For tests and for stories that must not depend on the machine.
public final class SteppedTimeline implements Timeline {
    private final PriorityQueue<Task> due =
            new PriorityQueue<>(Comparator.comparing(Task::at).thenComparingLong(Task::order));
    private Instant now;
    private long order;

    private record Task(Instant at, long order, Runnable what) {}

    public SteppedTimeline(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void after(Duration delay, Runnable task) {
        due.add(new Task(now.plus(delay), order++, task));
    }

    /// Lets time pass, and with it all that falls due, also what that makes due.
    ///
    /// @return how many tasks ran
    public int advance(Duration by) {
        Instant until = now().plus(by);
        int ran = 0;
        for (Task next = next(until); next != null; next = next(until)) {
            next.what().run();
            ran++;
        }
        synchronized (this) {
            now = until;
        }
        return ran;
    }

    private synchronized @Nullable Task next(Instant until) {
        Task first = due.peek();
        if (first == null || first.at().isAfter(until)) {
            return null;
        }
        now = first.at();
        return due.poll();
    }
}
