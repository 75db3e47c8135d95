package dev.furrow.engine.store.rows;

import dev.furrow.api.operation.WorkflowExecutionDetail;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.store.Batch;
import dev.furrow.engine.store.HistorySlice;
import dev.furrow.engine.store.OpenRun;
import dev.furrow.engine.store.RunWrite;
import dev.furrow.engine.store.Store;
import dev.furrow.engine.store.StoreSize;
import dev.furrow.engine.store.VisibilityPage;
import dev.furrow.engine.store.VisibilityQuery;
import dev.furrow.engine.turn.Heartbeat;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A [Store] made of sorted tables. Which rows there are is told by the classes beside it, one for each table.
///
/// The time of the latest batch is written with each batch, so that time goes on and never back when the store is
/// opened again. Threading is that of [Store].
public final class RowStore implements Store {
    private final SortedTables tables;
    private final DomainNumbers domains = new DomainNumbers();
    private final StoreFormat format;
    private final RegistryRows registryRows;
    private final RunRows runRows;
    private final HistoryRows historyRows;
    private final MessageRows messageRows;
    private final HeartbeatRows heartbeatRows;
    private final VisibilityRows visibilityRows;
    private volatile long latestTime;

    /// Opens what is in the tables, or makes a new store if they are empty.
    ///
    /// @param version the version of this Furrow, for the message that a future one may have to give
    /// @throws dev.furrow.engine.store.StoreException when the tables were written in a newer format
    public RowStore(SortedTables tables, String version) {
        this.tables = tables;
        format = new StoreFormat(tables);
        registryRows = new RegistryRows(tables);
        runRows = new RunRows(tables, domains);
        historyRows = new HistoryRows(tables);
        messageRows = new MessageRows(tables, domains);
        heartbeatRows = new HeartbeatRows(tables, domains);
        visibilityRows = new VisibilityRows(tables, domains, runRows);
        format.open(version);
        latestTime = format.latestTime();
        registryRows.scan(this::learn);
    }

    @Override
    public void commit(Batch batch) {
        SortedTables.Writes writes = tables.begin();
        for (RegistryChange change : batch.registryChanges()) {
            learn(change);
            RegistryRows.write(writes, change);
        }
        // Before the runs: one that closes in the same batch takes its heartbeats with it.
        for (Heartbeat heartbeat : batch.heartbeats()) {
            heartbeatRows.put(writes, heartbeat);
        }
        for (RunWrite run : batch.runs()) {
            write(writes, run);
        }
        for (Message message : batch.sent()) {
            messageRows.put(writes, message);
        }
        for (Message message : batch.received()) {
            MessageRows.delete(writes, message);
        }
        for (RunKey run : batch.purged()) {
            purge(writes, run);
        }
        long now = Math.max(batch.now(), latestTime);
        if (now > latestTime) {
            StoreFormat.putTime(writes, now);
        }
        tables.commit(writes);
        // Not before: a batch that finds no room is tried again and must still know that its time is not written.
        latestTime = now;
    }

    private void write(SortedTables.Writes writes, RunWrite write) {
        RunKey run = write.run();
        if (!write.events().isEmpty()) {
            HistoryRows.append(writes, run, write.firstEventId(), write.events());
        }
        if (write.opened() != null) {
            runRows.putOpen(writes, run, write.opened());
            if (write.begun()) {
                visibilityRows.putOpen(writes, run, write.opened());
            }
        }
        if (write.closed() != null) {
            runRows.putClosed(writes, run, write.closed());
            visibilityRows.putClosed(writes, run, write.closed().executionInfo());
            if (write.heartbeats()) {
                HeartbeatRows.deleteOf(writes, run);
            }
        }
    }

    private void purge(SortedTables.Writes writes, RunKey run) {
        WorkflowExecutionDetail detail = runRows.findClosed(run);
        if (detail != null) {
            visibilityRows.purge(writes, run, detail.executionInfo());
            HistoryRows.purge(writes, run);
            runRows.purge(writes, run);
        }
    }

    private void learn(RegistryChange change) {
        if (change instanceof RegistryChange.PutDomain(var domain)) {
            domains.learn(domain);
        }
    }

    @Override
    public HistorySlice readHistory(
            RunKey run, long fromEventId, long toEventId, boolean newestFirst, int maxEvents, int maxBytes) {
        return historyRows.read(run, fromEventId, toEventId, newestFirst, maxEvents, maxBytes);
    }

    @Override
    public @Nullable OpenRun findOpen(String domain, String workflowId) {
        return runRows.findOpen(domain, workflowId);
    }

    @Override
    public @Nullable WorkflowExecutionDetail findClosed(RunKey run) {
        return runRows.findClosed(run);
    }

    @Override
    public VisibilityPage list(VisibilityQuery query, byte @Nullable [] position, int maxRuns) {
        return visibilityRows.list(query, position, maxRuns);
    }

    @Override
    public int count(VisibilityQuery query, int cap) {
        return visibilityRows.count(query, cap);
    }

    @Override
    public void scanOpen(Consumer<RunKey> visitor) {
        runRows.scanOpen(visitor);
    }

    @Override
    public void scanHistories(Collection<RunKey> runs, EventVisitor visitor) {
        historyRows.scan(runs, visitor);
    }

    @Override
    public void scanMessages(Consumer<Message> visitor) {
        messageRows.scan(visitor);
    }

    @Override
    public void scanHeartbeats(Consumer<Heartbeat> visitor) {
        heartbeatRows.scan(visitor);
    }

    @Override
    public void scanHeartbeats(Collection<RunKey> runs, Consumer<Heartbeat> visitor) {
        heartbeatRows.scan(runs, visitor);
    }

    @Override
    public void scanRegistry(Consumer<RegistryChange> visitor) {
        registryRows.scan(visitor);
    }

    @Override
    public List<RunKey> closedUpTo(String domain, long closedAt, int maxRuns) {
        return visibilityRows.closedUpTo(domain, closedAt, maxRuns);
    }

    @Override
    public long latestTime() {
        return latestTime;
    }

    @Override
    public byte[] tokenKey() {
        return format.tokenKey();
    }

    @Override
    public void backup(Path folder) {
        tables.backup(folder);
    }

    @Override
    public StoreSize size() {
        return tables.size();
    }

    @Override
    public void close() {
        tables.close();
    }
}
