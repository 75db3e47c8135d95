package dev.furrow.store.rocksdb;

import dev.furrow.engine.store.StoreException;
import dev.furrow.engine.store.StoreSize;
import dev.furrow.engine.store.rows.SortedTables;
import dev.furrow.engine.store.rows.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// Sorted tables in RocksDB: a column family for each table, a write batch with a synced log for each commit. They
/// hold the lock of their data directory as long as they are open.
///
/// After a write that found no room RocksDB takes no more of them: it goes on by itself only if a lot of room appears
/// and only at some of the places where a write can fail. So the database is closed and opened again, as soon as
/// there is room for that; until then it goes on being read.
final class RocksTables implements SortedTables {
    /// Beside the rows of the logs, which move to tables when the database is opened: the little that RocksDB writes.
    private static final long ROOM_TO_OPEN = 1 << 20;

    private final Path folder;
    private final DirectoryLock lock;
    private final WriteOptions synced;
    /// Held for reading by whoever uses the database, for writing while it is opened again.
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    /// Null when it is closed.
    private volatile @Nullable Database database;
    /// The memory of the last batch, for the next one. Belongs to the one thread that commits.
    private @Nullable WriteBatchBytes spare;
    /// Whether a write has found no room since the database was opened. Set by the one thread that commits.
    private volatile boolean stuck;

    /// Opens the tables in a folder.
    ///
    /// @param lock let go of when the tables are closed
    /// @throws StoreException naming the file when one is damaged
    RocksTables(Path folder, DirectoryLock lock) {
        this.folder = folder;
        this.lock = lock;
        database = Database.open(folder);
        // Only now: opening is what loads the native library, and what may be refused.
        synced = new WriteOptions().setSync(true);
    }

    @Override
    public Writes begin() {
        if (stuck && database == null) {
            openAgain();
        }
        WriteBatchBytes batch = spare == null ? new WriteBatchBytes() : spare;
        spare = null;
        return new RocksWrites(database(), batch);
    }

    @Override
    public void commit(Writes writes) {
        WriteBatchBytes bytes = ((RocksWrites) writes).batch;
        try (WriteBatch batch = new WriteBatch(bytes.done())) {
            if (stuck) {
                openAgain();
            }
            database().rocks().write(synced, batch);
            bytes.clear();
            spare = bytes;
        } catch (RocksDBException e) {
            StoreException trouble = Troubles.of(e, folder);
            stuck = trouble.trouble() == StoreException.Trouble.NO_SPACE;
            throw trouble;
        }
    }

    /// Throws what [#commit] may throw; as long as it is for lack of room the next commit comes here again.
    private void openAgain() {
        requireRoomToOpen();
        use.writeLock().lock();
        try {
            Database before = database;
            if (before != null) {
                database = null;
                before.close();
            }
            database = Database.open(folder);
        } finally {
            use.writeLock().unlock();
        }
        stuck = false;
    }

    private Database database() {
        Database open = database;
        if (open == null) {
            throw stuck
                    ? new StoreException(
                            StoreException.Trouble.NO_SPACE,
                            "The store in " + folder + " is closed until its disk has room again")
                    : new StoreException(StoreException.Trouble.FAILED, "The store in " + folder + " is closed");
        }
        return open;
    }

    private void requireRoomToOpen() {
        try {
            long needed = ROOM_TO_OPEN;
            for (Path log : StoreFolder.logs(folder)) {
                needed += Files.size(log);
            }
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < needed) {
                throw Troubles.tooLittleSpace(folder, needed, free);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        use.readLock().lock();
        try {
            Database open = database();
            return open.rocks().get(open.family(table), key);
        } catch (RocksDBException e) {
            throw Troubles.of(e, folder);
        } finally {
            use.readLock().unlock();
        }
    }

    @Override
    public Cursor scan(Table table, byte[] from, byte[] to, boolean descending) {
        use.readLock().lock();
        try {
            return new RocksCursor(database(), table, from, to, descending);
        } catch (RuntimeException e) {
            use.readLock().unlock();
            throw e;
        }
    }

    @Override
    public void backup(Path directory) {
        DataDirectory.publish(directory, target -> {
            use.readLock().lock();
            try (Checkpoint checkpoint = Checkpoint.create(database().rocks())) {
                checkpoint.createCheckpoint(target.toString());
            } catch (RocksDBException e) {
                throw Troubles.of(e, target);
            } finally {
                use.readLock().unlock();
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
        use.writeLock().lock();
        try {
            Database open = database;
            if (open != null) {
                database = null;
                open.flush();
                open.close();
            }
        } finally {
            use.writeLock().unlock();
            synced.close();
            lock.close();
        }
    }

    private static final class RocksWrites implements Writes {
        private final Database open;
        private final WriteBatchBytes batch;

        private RocksWrites(Database open, WriteBatchBytes batch) {
            this.open = open;
            this.batch = batch;
        }

        @Override
        public void put(Table table, byte[] key, byte[] value) {
            batch.put(open.number(table), key, value);
        }

        @Override
        public void delete(Table table, byte[] key) {
            batch.delete(open.number(table), key);
        }

        @Override
        public void deleteRange(Table table, byte[] from, byte[] to) {
            batch.deleteRange(open.number(table), from, to);
        }
    }

    private final class RocksCursor implements Cursor {
        private final ReadOptions options = new ReadOptions();
        private final Slice lower;
        private final Slice upper;
        private final RocksIterator rows;
        private final boolean descending;
        private boolean begun;

        RocksCursor(Database open, Table table, byte[] from, byte[] to, boolean descending) {
            this.descending = descending;
            lower = new Slice(from);
            upper = new Slice(to);
            options.setIterateLowerBound(lower).setIterateUpperBound(upper);
            rows = open.rocks().newIterator(open.family(table), options);
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
            } else if (!rows.isValid()) {
                return false;
            } else if (descending) {
                rows.prev();
            } else {
                rows.next();
            }
            return isAtRow();
        }

        @Override
        public boolean seek(byte[] key) {
            if (descending) {
                throw new IllegalStateException("Only a cursor that ascends can be sent to a row");
            }
            begun = true;
            rows.seek(key);
            return isAtRow();
        }

        private boolean isAtRow() {
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
            use.readLock().unlock();
        }
    }
}
