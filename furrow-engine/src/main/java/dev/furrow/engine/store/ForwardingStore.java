package dev.furrow.engine.store;

import dev.furrow.api.operation.WorkflowExecutionDetail;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Heartbeat;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A store in front of another one, for those who want to see what happens, or let something go wrong.
public abstract class ForwardingStore implements Store {
    private final Store store;

    /// @param store that everything is handed on to
    protected ForwardingStore(Store store) {
        this.store = store;
    }

    @Override
    public void commit(Batch batch) {
        store.commit(batch);
    }

    @Override
    public HistorySlice readHistory(
            RunKey run, long fromEventId, long toEventId, boolean newestFirst, int maxEvents, int maxBytes) {
        return store.readHistory(run, fromEventId, toEventId, newestFirst, maxEvents, maxBytes);
    }

    @Override
    public @Nullable OpenRun findOpen(String domain, String workflowId) {
        return store.findOpen(domain, workflowId);
    }

    @Override
    public @Nullable WorkflowExecutionDetail findClosed(RunKey run) {
        return store.findClosed(run);
    }

    @Override
    public VisibilityPage list(VisibilityQuery query, byte @Nullable [] position, int maxRuns) {
        return store.list(query, position, maxRuns);
    }

    @Override
    public int count(VisibilityQuery query, int cap) {
        return store.count(query, cap);
    }

    @Override
    public void scanOpen(Consumer<RunKey> visitor) {
        store.scanOpen(visitor);
    }

    @Override
    public void scanHistories(Collection<RunKey> runs, EventVisitor visitor) {
        store.scanHistories(runs, visitor);
    }

    @Override
    public void scanMessages(Consumer<Message> visitor) {
        store.scanMessages(visitor);
    }

    @Override
    public void scanHeartbeats(Consumer<Heartbeat> visitor) {
        store.scanHeartbeats(visitor);
    }

    @Override
    public void scanHeartbeats(Collection<RunKey> runs, Consumer<Heartbeat> visitor) {
        store.scanHeartbeats(runs, visitor);
    }

    @Override
    public void scanRegistry(Consumer<RegistryChange> visitor) {
        store.scanRegistry(visitor);
    }

    @Override
    public List<RunKey> closedUpTo(String domain, long closedAt, int maxRuns) {
        return store.closedUpTo(domain, closedAt, maxRuns);
    }

    @Override
    public long latestTime() {
        return store.latestTime();
    }

    @Override
    public byte[] tokenKey() {
        return store.tokenKey();
    }

    @Override
    public void backup(Path folder) {
        store.backup(folder);
    }

    @Override
    public StoreSize size() {
        return store.size();
    }

    @Override
    public void close() {
        store.close();
    }
}
