package dev.furrow.store.rocksdb;

import dev.furrow.engine.store.rows.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.WALRecoveryMode;

/// How RocksDB is set up, each choice with its reason.
final class RocksSettings implements AutoCloseable {
    private static final long MEGABYTE = 1 << 20;
    private static final long BLOCK_BYTES = 8 << 10;

    private final Cache blockCache = new LRUCache(48 * MEGABYTE);
    private final BloomFilter filter = new BloomFilter(10, false);
    private final List<AutoCloseable> natives = new ArrayList<>();

    /// The database as a whole.
    ///
    /// @param create whether to make it; one that should be there and is not must not become an empty one
    DBOptions database(boolean create) {
        DBOptions options = options();
        options.setCreateIfMissing(create).setCreateMissingColumnFamilies(create);
        // A torn end is taken away before, see StoreFolder; RocksDB itself takes too much for one.
        options.setWalRecoveryMode(WALRecoveryMode.AbsoluteConsistency);
        options.setParanoidChecks(true);
        // One log for eight families: a family that is seldom written must not keep it from being cut.
        options.setMaxTotalWalSize(128 * MEGABYTE);
        options.setDbWriteBufferSize(64 * MEGABYTE);
        // One thread commits: its inserts need not guard against others.
        options.setAllowConcurrentMemtableWrite(false);
        options.setMaxBackgroundJobs(2);
        options.setBytesPerSync(MEGABYTE);
        // RocksDB's own log is for experts; some of it, not a growing heap of it.
        options.setInfoLogLevel(InfoLogLevel.WARN_LEVEL).setKeepLogFileNum(3).setMaxLogFileSize(4 * MEGABYTE);
        natives.add(options);
        return options;
    }

    private static DBOptions options() {
        // Java has no setter for it: a log that is missing, or shorter than it was when the next one was begun, is
        // told.
        Properties properties = new Properties();
        properties.setProperty("track_and_verify_wals_in_manifest", "true");
        return Objects.requireNonNull(
                DBOptions.getDBOptionsFromProps(properties), "RocksDB does not know track_and_verify_wals_in_manifest");
    }

    /// One table.
    ColumnFamilyOptions family(Table table) {
        BlockBasedTableConfig blocks = new BlockBasedTableConfig();
        blocks.setBlockCache(blockCache);
        // Indexes stay in memory beside the cache: in it, those of large files pushed each other out, and each read of
        // a history decoded one again. Larger blocks keep them small.
        blocks.setCacheIndexAndFilterBlocks(false).setBlockSize(BLOCK_BYTES);
        if (table == Table.OPEN || table == Table.CLOSED) {
            // Looked up by key, often for what is not there.
            blocks.setFilterPolicy(filter);
        }
        ColumnFamilyOptions options = new ColumnFamilyOptions();
        options.setTableFormatConfig(blocks);
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
        options.setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION);
        options.setWriteBufferSize((table == Table.HISTORY ? 32 : 16) * MEGABYTE);
        natives.add(options);
        return options;
    }

    @Override
    public void close() {
        for (AutoCloseable nativeObject : natives) {
            closeQuietly(nativeObject);
        }
        filter.close();
        blockCache.close();
    }

    private static void closeQuietly(AutoCloseable nativeObject) {
        try {
            nativeObject.close();
        } catch (Exception e) {
            throw new IllegalStateException("Options of RocksDB do not fail to close", e);
        }
    }
}
