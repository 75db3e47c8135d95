package dev.furrow.bench.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.ConfigOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.OptionsUtil;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/// Compacts the store of a server that is stopped, with the very options that the server has left beside it: what is
/// kept in the end, without waiting for it.
public final class Compaction {
    private Compaction() {}

    /// Compacts everything in a data directory to the last level.
    public static void of(DataFolder data) {
        RocksDB.loadLibrary();
        Path store = data.path().resolve("store");
        List<ColumnFamilyDescriptor> families = new ArrayList<>();
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (ConfigOptions reading = new ConfigOptions().setIgnoreUnknownOptions(true);
                DBOptions options = new DBOptions();
                CompactRangeOptions all = new CompactRangeOptions();
                FlushOptions waiting = new FlushOptions().setWaitForFlush(true)) {
            OptionsUtil.loadLatestOptions(reading, store.toString(), options, families);
            all.setBottommostLevelCompaction(CompactRangeOptions.BottommostLevelCompaction.kForce);
            try (RocksDB db = RocksDB.open(options, store.toString(), families, handles)) {
                db.flush(waiting, handles);
                for (ColumnFamilyHandle family : handles) {
                    db.compactRange(family, null, null, all);
                }
                handles.forEach(ColumnFamilyHandle::close);
            } finally {
                families.forEach(family -> family.getOptions().close());
            }
        } catch (RocksDBException e) {
            throw new IllegalStateException("The store in " + store + " cannot be compacted: " + e.getMessage(), e);
        }
    }
}
