package dev.furrow.engine;

import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.json.Json;
import dev.furrow.api.json.JsonWriter;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.RegisterDomainRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.Run;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.engine.lane.CommitObserver;
import dev.furrow.engine.store.Batch;
import dev.furrow.engine.store.ForwardingStore;
import dev.furrow.engine.store.memory.MemoryTables;
import dev.furrow.engine.store.rows.RowStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadDriverTest {
    /// More than all batches together that may wait for being committed.
    private static final int MANY = 20_000;

    /// A store that commits when it is let.
    private static final class HeldStore extends ForwardingStore {
        private volatile CountDownLatch held = new CountDownLatch(0);

        HeldStore() {
            super(new RowStore(new MemoryTables(), "test"));
        }

        @Override
        public void commit(Batch batch) {
            try {
                held.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            super.commit(batch);
        }
    }

    private static final class Awaited extends CompletableFuture<byte[]> implements Reply {
        @Override
        public void answer(Answer answer) {
            JsonWriter out = new JsonWriter();
            answer.writeTo(out);
            complete(out.toByteArray());
        }

        @Override
        public void refuse(Fault fault) {
            completeExceptionally(fault);
        }
    }

    private final HeldStore store = new HeldStore();
    private final VirtualClock clock = new VirtualClock(1_800_000_000_000L);
    private final Engine engine = new Engine(
            TestSettings.lanes(1),
            store,
            clock,
            new CountingIds(),
            new ThreadDriver(clock),
            CommitObserver.NONE,
            trouble -> {
                throw trouble;
            });

    @AfterEach
    void close() {
        engine.close();
    }

    private Awaited submit(Request request) {
        Awaited reply = new Awaited();
        engine.submit(request, Permissions.ALL, reply);
        return reply;
    }

    private Duration timeToRead(WorkflowExecution run) {
        long begin = System.nanoTime();
        submit(new GetWorkflowExecutionHistoryRequest(DOMAIN, run, null, null, null))
                .join();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void readsStandBackForAWhileWhenALaneDoesNotKeepUp() {
        submit(new RegisterDomainRequest(DOMAIN, null, "30", null)).join();
        submit(Requests.registerWorkflowType("w", "1")).join();
        byte[] answer = submit(Requests.start("run")).join();
        WorkflowExecution run = new WorkflowExecution(
                "run", Json.decodeTrusted(answer, Run.class).runId());
        store.held = new CountDownLatch(1);
        List<Awaited> starts = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            starts.add(submit(Requests.start("late " + i)));
        }

        // Lanes take nothing any more when enough batches wait for the disk, however much or little is in each.
        int before;
        do {
            before = engine.backlog();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        } while (engine.backlog() != before);

        assertThat(timeToRead(run)).isGreaterThan(Duration.ofMillis(100));

        store.held.countDown();
        starts.forEach(Awaited::join);
        assertThat(engine.backlog()).isZero();
    }
}
