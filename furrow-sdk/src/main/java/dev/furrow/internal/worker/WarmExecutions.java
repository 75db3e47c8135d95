package dev.furrow.internal.worker;

import dev.furrow.internal.replay.Execution;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Executions that stay in memory between their decisions. Whoever works on one takes it out, so no two threads
/// ever have the same.
final class WarmExecutions {
    private final int most;
    private final Map<String, Execution> byRun = new LinkedHashMap<>();

    WarmExecutions(int most) {
        this.most = most;
    }

    synchronized @Nullable Execution take(String runId) {
        return byRun.remove(runId);
    }

    /// Keeps an execution; the one that was used longest ago leaves when there are too many.
    void keep(Execution execution) {
        Execution leaving;
        synchronized (this) {
            leaving = byRun.put(execution.id().runId(), execution);
            if (leaving == null && byRun.size() > most) {
                Iterator<Execution> eldest = byRun.values().iterator();
                leaving = eldest.next();
                eldest.remove();
            }
        }
        if (leaving != null) {
            leaving.drop();
        }
    }

    void dropAll() {
        while (true) {
            Execution leaving;
            synchronized (this) {
                Iterator<Execution> all = byRun.values().iterator();
                if (!all.hasNext()) {
                    return;
                }
                leaving = all.next();
                all.remove();
            }
            leaving.drop();
        }
    }

    synchronized int size() {
        return byRun.size();
    }
}
