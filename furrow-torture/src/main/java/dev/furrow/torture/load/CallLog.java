package dev.furrow.torture.load;

import dev.furrow.api.operation.RecordActivityTaskHeartbeatRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.RequestCancelWorkflowExecutionRequest;
import dev.furrow.simulation.check.Call;
import dev.furrow.simulation.check.Checker;
import dev.furrow.simulation.check.Outcome;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// What the clients log: each call that changes something or takes a task, when it was sent, and what became of it.
/// The [Checker] decides from it. Safe for use by many threads.
public final class CallLog {
    private final AtomicLong ids = new AtomicLong();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    /// The scale of time on which calls are compared.
    static long now() {
        return System.nanoTime();
    }

    /// A call has come to its end, or nobody knows.
    void ended(Request request, long invokedAt, Outcome outcome) {
        boolean looks = Checker.markOf(request) == null
                && !(request instanceof RequestCancelWorkflowExecutionRequest)
                && !(request instanceof RecordActivityTaskHeartbeatRequest);
        if (!looks) {
            long endedAt = outcome instanceof Outcome.Unknown ? Long.MAX_VALUE : now();
            String client = Thread.currentThread().toString();
            calls.add(new Call(ids.incrementAndGet(), client, request, invokedAt, endedAt, outcome));
        }
    }

    /// All of them.
    public List<Call> calls() {
        return List.copyOf(calls);
    }
}
