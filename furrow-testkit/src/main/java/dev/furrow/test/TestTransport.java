package dev.furrow.test;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import dev.furrow.engine.Engine;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.SteppedDriver;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.store.memory.MemoryTables;
import dev.furrow.engine.store.rows.RowStore;
import dev.furrow.engine.tasklist.Poll;
import dev.furrow.local.PendingAnswer;
import dev.furrow.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// An engine that goes on only while it is called: each call is carried out with everything that follows from it
/// before it returns. Polls never wait.
final class TestTransport implements Transport {
    private static final long BEGINNING = 1_800_000_000_000L;

    private final TestClock clock;
    private final SteppedDriver driver = new SteppedDriver();
    private final AtomicLong runs = new AtomicLong();
    private final Engine engine;
    private final Map<Operation, Integer> lost = new EnumMap<>(Operation.class);
    private final Map<Operation, Integer> repeated = new EnumMap<>(Operation.class);
    private final Waiting waiting;
    private final TaskLists lists;
    private long changes;

    /// Who makes things go on.
    interface Waiting {
        /// A caller outside of the workflows waits for something.
        void pause(Duration atMost) throws InterruptedException;

        /// A caller has changed something.
        void changed();
    }

    TestTransport(boolean real, EngineSettings settings, TaskLists lists, Waiting waiting) {
        this.waiting = waiting;
        this.lists = lists;
        clock = new TestClock(real, BEGINNING);
        engine = new Engine(
                settings,
                new RowStore(new MemoryTables(), "test"),
                clock,
                now -> new RunId(1, runs.incrementAndGet()),
                driver,
                (turns, nanos) -> changes++,
                trouble -> {
                    throw trouble;
                });
        driver.run();
    }

    @Override
    public Answer call(Operation operation, byte[] body, Duration timeout) throws IOException, InterruptedException {
        Answer answer = carryOut(operation, body);
        switch (operation) {
            case START_WORKFLOW_EXECUTION,
                    SIGNAL_WORKFLOW_EXECUTION,
                    REQUEST_CANCEL_WORKFLOW_EXECUTION,
                    TERMINATE_WORKFLOW_EXECUTION,
                    RESPOND_ACTIVITY_TASK_COMPLETED,
                    RESPOND_ACTIVITY_TASK_FAILED,
                    RESPOND_ACTIVITY_TASK_CANCELED -> waiting.changed();
            default -> {}
        }
        return answer;
    }

    private synchronized Answer carryOut(Operation operation, byte[] body) throws InterruptedException, IOException {
        if (isNext(lost, operation)) {
            // Whoever sent it believes that it has arrived.
            return new Answer(200, new byte[0]);
        }
        if (isNext(repeated, operation)) {
            submit(operation, body);
        }
        return submit(operation, body);
    }

    private Answer submit(Operation operation, byte[] body) throws InterruptedException, IOException {
        Request request;
        try {
            request = (Request) Json.decode(body, operation.requestType(), EngineSettings.DEFAULT.limits());
        } catch (Fault fault) {
            return PendingAnswer.refusal(fault);
        }
        lists.notice(request);
        PendingAnswer pending = new PendingAnswer();
        Poll poll = engine.submit(request, Permissions.ALL, pending);
        driver.run();
        if (poll != null && !pending.isDone()) {
            engine.expire(poll);
            driver.run();
        }
        Answer answer = pending.await(0);
        if (answer == null) {
            throw new IOException("The engine has not answered " + operation.wireName());
        }
        return answer;
    }

    /// How often the engine has written anything down; as long as it has not, everything is as it was.
    synchronized long changes() {
        return changes;
    }

    private static boolean isNext(Map<Operation, Integer> troubles, Operation operation) {
        int left = troubles.getOrDefault(operation, 0);
        troubles.put(operation, Math.max(0, left - 1));
        return left > 0;
    }

    synchronized void lose(Operation operation) {
        lost.merge(operation, 1, Integer::sum);
    }

    synchronized void repeat(Operation operation) {
        repeated.merge(operation, 1, Integer::sum);
    }

    synchronized long now() {
        return clock.now();
    }

    /// When something is due; [Long#MAX_VALUE] if nothing is.
    synchronized long nextDeadline() {
        return driver.nextDeadline();
    }

    /// Lets time pass and whatever is due then happen.
    synchronized void advanceTo(long millis) {
        clock.advanceTo(millis);
        driver.run();
    }

    @Override
    public void pause(Duration atMost) throws InterruptedException {
        waiting.pause(atMost);
    }

    @Override
    public synchronized void close() {
        engine.close();
    }
}
