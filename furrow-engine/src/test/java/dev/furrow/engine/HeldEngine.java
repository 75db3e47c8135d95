package dev.furrow.engine;

import static dev.furrow.engine.Requests.registerActivityType;
import static dev.furrow.engine.Requests.registerWorkflowType;
import static dev.furrow.engine.TestEngine.DOMAIN;

import dev.furrow.api.operation.RegisterDomainRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.lane.CommitObserver;
import dev.furrow.engine.store.ForwardingStore;
import dev.furrow.engine.store.Store;
import dev.furrow.engine.store.StoreSize;
import dev.furrow.engine.store.memory.MemoryTables;
import dev.furrow.engine.store.rows.RowStore;

/// An engine in which the test says when lanes decide and when batches are committed: for what happens between the
/// two.
public final class HeldEngine {
    private final HeldLanesDriver driver = new HeldLanesDriver();
    private final Engine engine;
    private boolean full;
    private long ids;

    public HeldEngine(EngineSettings settings) {
        this(settings, new RowStore(new MemoryTables(), "test"));
    }

    public HeldEngine(EngineSettings settings, Store store) {
        engine = new Engine(
                settings,
                new ForwardingStore(store) {
                    @Override
                    public StoreSize size() {
                        return new StoreSize(0, full ? 0 : Long.MAX_VALUE);
                    }
                },
                new VirtualClock(1_800_000_000_000L),
                now -> new RunId(7, ++ids),
                driver,
                CommitObserver.NONE,
                trouble -> {
                    throw trouble;
                });
    }

    /// The engine itself.
    public Engine engine() {
        return engine;
    }

    /// The disk has no room from now on, or has some again, and the engine knows.
    public void fill(boolean isFull) {
        full = isFull;
        driver.keepHouse();
    }

    /// What drives it.
    public HeldLanesDriver driver() {
        return driver;
    }

    /// Hands a request in; nothing has happened to it yet.
    public PendingReply submit(Request request) {
        PendingReply reply = new PendingReply();
        engine.submit(request, Permissions.ALL, reply);
        return reply;
    }

    /// Hands a request in and lets everything happen that can.
    public PendingReply send(Request request) {
        PendingReply reply = submit(request);
        driver.run();
        return reply;
    }

    /// Registers the domain, the workflow type `w` and the activity type `a`.
    public void register() {
        send(new RegisterDomainRequest(DOMAIN, null, "30", null)).body();
        send(registerWorkflowType("w", "1")).body();
        send(registerActivityType("a", "1")).body();
    }
}
