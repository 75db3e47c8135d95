package dev.furrow.store.rocksdb;

import dev.furrow.engine.store.StoreException;
import dev.furrow.engine.store.rows.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An open database of RocksDB with a column family for each table. Safe for use by many threads until it is closed.
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    static {
        RocksDB.loadLibrary();
    }

    private final Path folder;
    private final RocksSettings settings = new RocksSettings();
    private final RocksDB rocks;
    private final Map<Table, ColumnFamilyHandle> families = new EnumMap<>(Table.class);
    private final Map<Table, Integer> numbers = new EnumMap<>(Table.class);
    private final List<ColumnFamilyHandle> handles = new ArrayList<>();

    private Database(Path folder, boolean create) {
        this.folder = folder;
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, settings.family(Table.META)));
        for (Table table : Table.values()) {
            descriptors.add(new ColumnFamilyDescriptor(name(table), settings.family(table)));
        }
        try {
            rocks = RocksDB.open(settings.database(create), folder.toString(), descriptors, handles);
        } catch (RocksDBException e) {
            settings.close();
            StoreException trouble = Troubles.of(e, folder);
            throw trouble.trouble() == StoreException.Trouble.CORRUPT ? TableFiles.named(trouble, folder) : trouble;
        }
        Iterator<ColumnFamilyHandle> opened = handles.iterator();
        // The default family, which RocksDB insists on and we do not use.
        opened.next();
        for (Table table : Table.values()) {
            ColumnFamilyHandle family = opened.next();
            families.put(table, family);
            numbers.put(table, family.getID());
        }
    }

    /// Makes a database in a folder that holds nothing yet.
    static void create(Path folder) {
        new Database(folder, true).close();
    }

    /// Opens the database of a folder.
    ///
    /// @throws StoreException naming the file when one is damaged or missing
    static Database open(Path folder) {
        StoreFolder.check(folder);
        return new Database(folder, false);
    }

    private static byte[] name(Table table) {
        return table.name().getBytes(StandardCharsets.US_ASCII);
    }

    RocksDB rocks() {
        return rocks;
    }

    ColumnFamilyHandle family(Table table) {
        ColumnFamilyHandle family = families.get(table);
        if (family == null) {
            throw new IllegalArgumentException("No table " + table);
        }
        return family;
    }

    /// The number by which RocksDB knows a table in batches; the same as long as the database exists.
    int number(Table table) {
        return Objects.requireNonNull(numbers.get(table));
    }

    /// Moves what is in the write-ahead log to the tables, so that the next start finds an empty log.
    void flush() {
        try (FlushOptions options = new FlushOptions().setWaitForFlush(true).setAllowWriteStall(true)) {
            rocks.flush(options, handles);
        } catch (RocksDBException e) {
            LOG.warn("The tables in {} were not flushed ({}); the log holds what is in them", folder, e.getMessage());
        }
    }

    @Override
    public void close() {
        handles.forEach(ColumnFamilyHandle::close);
        try {
            rocks.closeE();
        } catch (RocksDBException e) {
            // What was committed is on disk. RocksDB is right to complain when its last write has failed.
            LOG.debug("The store in {} has complained on closing: {}", folder, e.getMessage());
        } finally {
            settings.close();
        }
    }
}
