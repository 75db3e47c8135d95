package dev.furrow.engine.store.memory;

import dev.furrow.engine.store.Store;
import dev.furrow.engine.store.StoreConformance;
import dev.furrow.engine.store.rows.RowCensus;
import dev.furrow.engine.store.rows.RowStore;

/// The rows of a store, in memory. A store that is opened again finds the same tables, which outlive it here, though
/// not the process; so what a store reads when it is opened is tested too.
class MemoryStoreTest extends StoreConformance {
    private MemoryTables tables;

    @Override
    protected Store open() {
        tables = new MemoryTables();
        return new RowStore(tables, "test");
    }

    @Override
    protected Store reopen() {
        return new RowStore(tables, "test");
    }

    @Override
    public boolean survivesReopen() {
        return true;
    }

    @Override
    public boolean canBackUp() {
        return false;
    }

    @Override
    public boolean canCountRows() {
        return true;
    }

    @Override
    public long rowsOfRuns() {
        return RowCensus.rowsOfRuns(tables);
    }
}
