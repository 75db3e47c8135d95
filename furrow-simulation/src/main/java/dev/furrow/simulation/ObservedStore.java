package dev.furrow.simulation;

import dev.furrow.engine.store.Batch;
import dev.furrow.engine.store.ForwardingStore;
import dev.furrow.engine.store.Store;
import java.util.function.Consumer;

/// A store that tells of every batch before it writes it.
final class ObservedStore extends ForwardingStore {
    private final Consumer<Batch> onCommit;

    /// @param store does the work
    /// @param onCommit hears of batches
    ObservedStore(Store store, Consumer<Batch> onCommit) {
        super(store);
        this.onCommit = onCommit;
    }

    @Override
    public void commit(Batch batch) {
        onCommit.accept(batch);
        super.commit(batch);
    }
}
