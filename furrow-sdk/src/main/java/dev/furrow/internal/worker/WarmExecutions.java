package dev.furrow.internal.worker;

import dev.furrow.internal.replay.Execution;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Executions that stay in memory between their decisions. Whoever works on one takes it out, so no two threads
/// ever have the same.
///
/// The next decision task may be here before the thread that answered the last one has brought the execution
/// back; then it waits for that a moment. If that one does not come, it has lost its execution: what it brings
/// back later is dropped.
final class WarmExecutions {
    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final int most;
    private final Map<String, Execution> byRun = new LinkedHashMap<>();
    private final Map<String, Ticket> out = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition returned = lock.newCondition();

    WarmExecutions(int most) {
        this.most = most;
    }

    /// The right to work on a run, with the execution that was in memory.
    static final class Ticket {
        private final String runId;
        private final @Nullable Execution execution;

        private Ticket(String runId, @Nullable Execution execution) {
            this.runId = runId;
            this.execution = execution;
        }

        /// The execution; null if it was not in memory.
        @Nullable Execution execution() {
            return execution;
        }
    }

    Ticket take(String runId) {
        lock.lock();
        try {
            long left = MOMENT_NANOS;
            while (out.containsKey(runId) && left > 0) {
                left = returned.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        lock.lock();
        try {
            Ticket ticket = new Ticket(runId, byRun.remove(runId));
            out.put(runId, ticket);
            return ticket;
        } finally {
            lock.unlock();
        }
    }

    /// Ends the work.
    ///
    /// @param kept what shall stay in memory; null if nothing
    void giveBack(Ticket ticket, @Nullable Execution kept) {
        Execution leaving = kept;
        lock.lock();
        try {
            if (out.remove(ticket.runId, ticket)) {
                returned.signalAll();
                if (kept != null) {
                    byRun.put(ticket.runId, kept);
                    leaving = byRun.size() > most ? removeEldest() : null;
                }
            }
        } finally {
            lock.unlock();
        }
        if (leaving != null) {
            leaving.drop();
        }
    }

    private @Nullable Execution removeEldest() {
        Iterator<Execution> all = byRun.values().iterator();
        if (!all.hasNext()) {
            return null;
        }
        Execution eldest = all.next();
        all.remove();
        return eldest;
    }

    void dropAll() {
        while (true) {
            Execution leaving;
            lock.lock();
            try {
                leaving = removeEldest();
            } finally {
                lock.unlock();
            }
            if (leaving == null) {
                return;
            }
            leaving.drop();
        }
    }

    int size() {
        lock.lock();
        try {
            return byRun.size();
        } finally {
            lock.unlock();
        }
    }
}
