package dev.furrow.engine.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What every [Store] must do. An implementation extends this class, says how its stores are made and what they can,
/// and inherits the tests; the interfaces beside this one hold them, one for each concern.
///
/// A capability that is declared absent is tested too: the store must then say so. Stores that are opened, reopened
/// or restored from a backup need no cleaning up but of what they leave on disk, which is the subclass's.
public abstract class StoreConformance
        implements CommitConformance,
                HistoryConformance,
                RunConformance,
                VisibilityConformance,
                PagingConformance,
                RetentionConformance,
                MessageConformance,
                HeartbeatConformance,
                RegistryConformance,
                NameConformance,
                DurabilityConformance,
                ConcurrencyConformance,
                ModelConformance {

    private Store store;

    /// A new store with nothing in it, independent of all others.
    protected abstract Store open();

    /// The store that was opened last and is closed now, opened once more. Where that is not possible, an empty one.
    protected abstract Store reopen();

    /// A store in a folder that [Store#backup] has made.
    protected Store openBackup(Path folder) {
        throw new UnsupportedOperationException("Nothing was said about how to open " + folder);
    }

    @Override
    public abstract boolean survivesReopen();

    @Override
    public abstract boolean canBackUp();

    @Override
    public boolean canCountRows() {
        return false;
    }

    @Override
    public long rowsOfRuns() {
        throw new UnsupportedOperationException("Rows cannot be counted");
    }

    @BeforeEach
    void openStore() {
        store = open();
        StoreUnderTest.register(store, FARM, MILL);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Override
    public final Store store() {
        return store;
    }

    @Override
    public final Store anotherStore() {
        store.close();
        store = open();
        return store;
    }

    @Override
    public final Store reopened() {
        store.close();
        store = reopen();
        return store;
    }

    @Override
    public final Store openedBackup(Path folder) {
        return openBackup(folder);
    }
}
