package dev.furrow.store.rocksdb;

import dev.furrow.engine.store.Store;
import dev.furrow.engine.store.StoreConformance;
import dev.furrow.engine.store.rows.RowCensus;
import dev.furrow.engine.store.rows.RowStore;
import dev.furrow.engine.store.rows.SortedTables;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// The rows of a store in RocksDB's tables do what every store must.
class RocksStoreTest extends StoreConformance {
    @TempDir(factory = QuickDisk.class)
    private Path temporary;

    private int stores;
    private SortedTables tables;

    @Override
    protected Store open() {
        stores++;
        return reopen();
    }

    @Override
    protected Store reopen() {
        tables = DataDirectory.openTables(temporary.resolve("store-" + stores));
        return new RowStore(tables, "test");
    }

    @Override
    protected Store openBackup(Path folder) {
        return DataDirectory.open(folder, "test");
    }

    @Override
    public boolean survivesReopen() {
        return true;
    }

    @Override
    public boolean canBackUp() {
        return true;
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
