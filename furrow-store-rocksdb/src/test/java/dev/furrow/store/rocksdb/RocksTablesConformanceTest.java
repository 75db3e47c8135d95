package dev.furrow.store.rocksdb;

import dev.furrow.engine.store.rows.SortedTables;
import dev.furrow.engine.store.rows.SortedTablesConformance;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// RocksDB's tables do what everything that sorts and keeps rows must.
class RocksTablesConformanceTest extends SortedTablesConformance {
    @TempDir(factory = QuickDisk.class)
    private Path directory;

    @Override
    protected SortedTables open() {
        return DataDirectory.openTables(directory);
    }
}
