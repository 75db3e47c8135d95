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

/// Where everything is kept that must outlive the process.
///
/// **Atomicity.** A batch is written whole or not at all, whatever happens to the process or the machine.
/// **Durability.** When [#commit] returns, the batch is on disk. **Order.** Batches take effect in the order of their
/// commits; a crash loses a suffix of what was not acknowledged, never something in between. **Visibility.** A read
/// sees every batch whose commit has returned, may see one whose commit is under way only whole, and never shows what
/// could still be lost.
///
/// One thread commits; any thread reads. Every method throws [StoreException] when the store cannot do its work.
public interface Store extends AutoCloseable {

    /// Writes a batch.
    ///
    /// @throws StoreException with `NO_SPACE` when there is no room: the same batch may be tried again
    void commit(Batch batch);

    /// Events of a run, from one id to another, both included.
    ///
    /// @param newestFirst whether to begin with the highest id
    /// @param maxEvents where to stop; at least one event is returned if there is any
    /// @param maxBytes likewise
    HistorySlice readHistory(
            RunKey run, long fromEventId, long toEventId, boolean newestFirst, int maxEvents, int maxBytes);

    /// The open run of a workflowId.
    @Nullable OpenRun findOpen(String domain, String workflowId);

    /// A closed run, as it was when it closed.
    @Nullable WorkflowExecutionDetail findClosed(RunKey run);

    /// One page of runs.
    ///
    /// @param position where to begin, from the page before; null for the first
    VisibilityPage list(VisibilityQuery query, byte @Nullable [] position, int maxRuns);

    /// How many runs a listing would show.
    ///
    /// @param cap where counting stops: if there are more, the answer is larger than this by one
    int count(VisibilityQuery query, int cap);

    /// Every open run, for recovery.
    void scanOpen(Consumer<RunKey> visitor);

    /// The whole histories of many runs, one run after the other in whatever order the store likes, for recovery. A
    /// run of which there are no events is passed over.
    void scanHistories(Collection<RunKey> runs, EventVisitor visitor);

    /// Is shown one event after the other.
    @FunctionalInterface
    interface EventVisitor {
        /// @param run whose event it is
        /// @param json the event, as it was committed
        void visit(RunKey run, byte[] json);
    }

    /// Every message that is not received, in the order of sending for each receiver.
    void scanMessages(Consumer<Message> visitor);

    /// Every heartbeat that is kept.
    void scanHeartbeats(Consumer<Heartbeat> visitor);

    /// Every heartbeat of some runs, for recovery.
    void scanHeartbeats(Collection<RunKey> runs, Consumer<Heartbeat> visitor);

    /// Everything that is registered, as changes that lead from nothing to it; a domain comes before its types.
    void scanRegistry(Consumer<RegistryChange> visitor);

    /// Some closed runs of a domain that closed at or before a time, oldest first.
    List<RunKey> closedUpTo(String domain, long closedAt, int maxRuns);

    /// The latest time that any committed batch carried, in milliseconds since 1970; 0 for an empty store.
    long latestTime();

    /// The secret with which this store's tokens are sealed; made when the store is.
    byte[] tokenKey();

    /// Copies the store, as it is at one moment, to a folder that does not exist yet. Work goes on meanwhile.
    ///
    /// @throws UnsupportedOperationException if the store lives in memory
    void backup(Path folder);

    /// How large the store is.
    StoreSize size();

    /// Lets go of everything. Nothing may be under way.
    @Override
    void close();
}
