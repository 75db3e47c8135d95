package dev.furrow.local;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import dev.furrow.engine.Engine;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.SteadyClock;
import dev.furrow.engine.ThreadDriver;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.engine.id.RandomIds;
import dev.furrow.engine.lane.CommitObserver;
import dev.furrow.engine.store.memory.MemoryTables;
import dev.furrow.engine.store.rows.RowStore;
import dev.furrow.engine.tasklist.Poll;
import dev.furrow.engine.watch.Watch;
import dev.furrow.spi.Capabilities;
import dev.furrow.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Calls an engine of its own. Everything goes through the JSON of the wire, so limits and conversions are the
/// same.
final class LocalTransport implements Transport {
    private static final long LONG_POLL_MILLIS = 60_000;
    private static final Capabilities CAPABILITIES = new Capabilities(Set.of("pollRelease", "historyWait"));

    private final Engine engine;
    private final Set<Poll> waiting = ConcurrentHashMap.newKeySet();
    private final Set<CountDownLatch> watching = ConcurrentHashMap.newKeySet();
    private final Object changes = new Object();
    private final ThreadLocal<Long> seen = ThreadLocal.withInitial(() -> -1L);
    private volatile long changeCount;
    private volatile boolean closed;

    LocalTransport() {
        SteadyClock clock = new SteadyClock(0);
        engine = new Engine(
                EngineSettings.DEFAULT,
                new RowStore(new MemoryTables(), "local"),
                clock,
                new RandomIds(),
                new ThreadDriver(clock),
                CommitObserver.NONE,
                trouble -> {
                    throw trouble;
                });
    }

    @Override
    public Answer call(Operation operation, byte[] body, Duration timeout) throws IOException, InterruptedException {
        seen.set(changeCount);
        Answer answer = carryOut(operation, body, timeout);
        count(operation);
        return answer;
    }

    @Override
    public Answer awaitHistory(byte[] body, long afterEventId, Duration atMost, Duration timeout)
            throws IOException, InterruptedException {
        GetWorkflowExecutionHistoryRequest request;
        try {
            request = Json.decode(body, GetWorkflowExecutionHistoryRequest.class, EngineSettings.DEFAULT.limits());
        } catch (Fault fault) {
            return PendingAnswer.refusal(fault);
        }
        CountDownLatch told = new CountDownLatch(1);
        watching.add(told);
        Watch watch = engine.watch(request.domain(), request.execution(), afterEventId, told::countDown);
        try {
            if (!closed) {
                var _ = told.await(Math.min(LONG_POLL_MILLIS, atMost.toMillis()), TimeUnit.MILLISECONDS);
            }
        } finally {
            engine.unwatch(watch);
            watching.remove(told);
        }
        return call(Operation.GET_WORKFLOW_EXECUTION_HISTORY, body, timeout);
    }

    private Answer carryOut(Operation operation, byte[] body, Duration timeout)
            throws IOException, InterruptedException {
        Request request;
        try {
            request = (Request) Json.decode(body, operation.requestType(), EngineSettings.DEFAULT.limits());
        } catch (Fault fault) {
            return PendingAnswer.refusal(fault);
        }
        PendingAnswer pending = new PendingAnswer();
        Poll poll = engine.submit(request, Permissions.ALL, pending);
        if (poll == null) {
            return answered(pending.await(timeout.toMillis()), operation);
        }
        waiting.add(poll);
        try {
            Answer answer = closed ? null : pending.await(LONG_POLL_MILLIS);
            if (answer == null) {
                engine.expire(poll);
                answer = pending.await(timeout.toMillis());
            }
            return answered(answer, operation);
        } catch (InterruptedException gone) {
            engine.abandon(poll);
            throw gone;
        } finally {
            waiting.remove(poll);
        }
    }

    private Answer answered(@Nullable Answer answer, Operation operation) throws IOException {
        if (answer == null) {
            throw new IOException("The engine has not answered " + operation.wireName());
        }
        return answer;
    }

    private void count(Operation operation) {
        boolean onlyLooks = switch (operation) {
            case GET_WORKFLOW_EXECUTION_HISTORY,
                    DESCRIBE_WORKFLOW_EXECUTION,
                    POLL_FOR_DECISION_TASK,
                    POLL_FOR_ACTIVITY_TASK -> true;
            default -> false;
        };
        if (!onlyLooks) {
            synchronized (changes) {
                changeCount++;
                changes.notifyAll();
            }
        }
    }

    /// Returns when anything has changed since this thread's last call, even if that was before it came here.
    @Override
    public void pause(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (changes) {
            while (changeCount == seen.get() && System.nanoTime() < end) {
                changes.wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        }
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public void endPolls() {
        waiting.forEach(engine::expire);
    }

    @Override
    public void close() {
        closed = true;
        endPolls();
        watching.forEach(CountDownLatch::countDown);
        engine.close();
    }
}
