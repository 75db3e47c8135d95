package dev.furrow.store.rocksdb;

import dev.furrow.engine.store.StoreException;
import dev.furrow.engine.store.StoreSize;
import dev.furrow.engine.store.rows.SortedTables;
import dev.furrow.engine.store.rows.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// Sorted tables in RocksDB: a column family for each table, a write batch with a synced log for each commit. They
/// hold the lock of their data directory as long as they are open.
final class RocksTables implements SortedTables {
    static {
        RocksDB.loadLibrary();
    }

    private final Path folder;
    private final DirectoryLock lock;
    private final RocksSettings settings;
    private final RocksDB db;
    private final Map<Table, ColumnFamilyHandle> families = new EnumMap<>(Table.class);
    private final List<ColumnFamilyHandle> handles = new ArrayList<>();
    private final WriteOptions synced = new WriteOptions().setSync(true);

    /// Opens the tables in a folder, or makes them.
    ///
    /// @param lock let go of when the tables are closed
    /// @throws StoreException naming the file when one is damaged
    RocksTables(Path folder, DirectoryLock lock) {
        this.folder = folder;
        this.lock = lock;
        settings = new RocksSettings();
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, settings.family(Table.META)));
        for (Table table : Table.values()) {
            descriptors.add(new ColumnFamilyDescriptor(name(table), settings.family(table)));
        }
        try {
            Files.createDirectories(folder);
            db = RocksDB.open(settings.database(), folder.toString(), descriptors, handles);
        } catch (RocksDBException e) {
            settings.close();
            throw Troubles.of(e, folder);
        } catch (IOException e) {
            settings.close();
            throw new StoreException(
                    StoreException.Trouble.FAILED, "The folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
        Iterator<ColumnFamilyHandle> opened = handles.iterator();
        // The default family, which RocksDB insists on and we do not use.
        opened.next();
        for (Table table : Table.values()) {
            families.put(table, opened.next());
        }
    }

    private static byte[] name(Table table) {
        return table.name().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Writes begin() {
        return new RocksWrites();
    }

    @Override
    public void commit(Writes writes) {
        try (WriteBatch batch = ((RocksWrites) writes).batch) {
            db.write(synced, batch);
        } catch (RocksDBException e) {
            throw Troubles.of(e, folder);
        }
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        try {
            return db.get(family(table), key);
        } catch (RocksDBException e) {
            throw Troubles.of(e, folder);
        }
    }

    @Override
    public Cursor scan(Table table, byte[] from, byte[] to, boolean descending) {
        return new RocksCursor(table, from, to, descending);
    }

    @Override
    public void backup(Path directory) {
        DataDirectory.publish(directory, target -> {
            try (Checkpoint checkpoint = Checkpoint.create(db)) {
                checkpoint.createCheckpoint(target.toString());
            } catch (RocksDBException e) {
                throw Troubles.of(e, target);
            }
        });
    }

    @Override
    public StoreSize size() {
        try (Stream<Path> files = Files.list(folder)) {
            long bytes = files.mapToLong(RocksTables::size).sum();
            return new StoreSize(bytes, Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// RocksDB removes files while we look.
    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException removed) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        handles.forEach(ColumnFamilyHandle::close);
        try {
            db.closeE();
        } catch (RocksDBException e) {
            throw Troubles.of(e, folder);
        } finally {
            synced.close();
            settings.close();
            lock.close();
        }
    }

    private ColumnFamilyHandle family(Table table) {
        ColumnFamilyHandle family = families.get(table);
        if (family == null) {
            throw new IllegalArgumentException("No table " + table);
        }
        return family;
    }

    private final class RocksWrites implements Writes {
        private final WriteBatch batch = new WriteBatch();

        @Override
        public void put(Table table, byte[] key, byte[] value) {
            try {
                batch.put(family(table), key, value);
            } catch (RocksDBException e) {
                throw Troubles.of(e, folder);
            }
        }

        @Override
        public void delete(Table table, byte[] key) {
            try {
                batch.delete(family(table), key);
            } catch (RocksDBException e) {
                throw Troubles.of(e, folder);
            }
        }

        @Override
        public void deleteRange(Table table, byte[] from, byte[] to) {
            try {
                batch.deleteRange(family(table), from, to);
            } catch (RocksDBException e) {
                throw Troubles.of(e, folder);
            }
        }
    }

    private final class RocksCursor implements Cursor {
        private final ReadOptions options = new ReadOptions();
        private final Slice lower;
        private final Slice upper;
        private final RocksIterator rows;
        private final boolean descending;
        private boolean begun;

        RocksCursor(Table table, byte[] from, byte[] to, boolean descending) {
            this.descending = descending;
            lower = new Slice(from);
            upper = new Slice(to);
            options.setIterateLowerBound(lower).setIterateUpperBound(upper);
            rows = db.newIterator(family(table), options);
        }

        @Override
        public boolean next() {
            if (!begun) {
                begun = true;
                if (descending) {
                    rows.seekToLast();
                } else {
                    rows.seekToFirst();
                }
            } else if (descending) {
                rows.prev();
            } else {
                rows.next();
            }
            if (rows.isValid()) {
                return true;
            }
            try {
                rows.status();
            } catch (RocksDBException e) {
                throw Troubles.of(e, folder);
            }
            return false;
        }

        @Override
        public byte[] key() {
            return rows.key();
        }

        @Override
        public byte[] value() {
            return rows.value();
        }

        @Override
        public void close() {
            rows.close();
            options.close();
            lower.close();
            upper.close();
        }
    }
}
