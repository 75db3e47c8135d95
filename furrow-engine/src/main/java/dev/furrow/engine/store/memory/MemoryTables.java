package dev.furrow.engine.store.memory;

import dev.furrow.engine.store.StoreSize;
import dev.furrow.engine.store.rows.SortedTables;
import dev.furrow.engine.store.rows.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// Sorted tables in memory. A commit is atomic for readers; nothing outlives the process.
///
/// A cursor takes rows in portions, so that a reader of one row does not pay for a thousand. Before a commit changes
/// anything, cursors that are not at their end are given the rest of their rows, so that they see the table as it was
/// when they were made.
public final class MemoryTables implements SortedTables {
    private static final int ROWS_AT_ONCE = 64;

    private sealed interface Write {
        record Put(Table table, byte[] key, byte[] value) implements Write {}

        record Delete(Table table, byte[] key) implements Write {}

        record DeleteRange(Table table, byte[] from, byte[] to) implements Write {}
    }

    private static final class MemoryWrites implements Writes {
        private final List<Write> writes = new ArrayList<>();

        @Override
        public void put(Table table, byte[] key, byte[] value) {
            writes.add(new Write.Put(table, key, value));
        }

        @Override
        public void delete(Table table, byte[] key) {
            writes.add(new Write.Delete(table, key));
        }

        @Override
        public void deleteRange(Table table, byte[] from, byte[] to) {
            writes.add(new Write.DeleteRange(table, from, to));
        }
    }

    private final Map<Table, NavigableMap<byte[], byte[]>> tables = new EnumMap<>(Table.class);
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Set<MemoryCursor> cursors = ConcurrentHashMap.newKeySet();
    private long bytes;

    /// Empty tables.
    public MemoryTables() {
        for (Table table : Table.values()) {
            tables.put(table, new TreeMap<>(Arrays::compareUnsigned));
        }
    }

    @Override
    public Writes begin() {
        return new MemoryWrites();
    }

    @Override
    public void commit(Writes writes) {
        lock.writeLock().lock();
        try {
            cursors.forEach(MemoryCursor::takeRest);
            cursors.clear();
            for (Write write : ((MemoryWrites) writes).writes) {
                apply(write);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void apply(Write write) {
        switch (write) {
            case Write.Put(Table table, byte[] key, byte[] value) -> {
                byte[] before = table(table).put(key, value);
                bytes += value.length - (before == null ? -key.length : before.length);
            }
            case Write.Delete(Table table, byte[] key) -> {
                byte[] before = table(table).remove(key);
                bytes -= before == null ? 0 : key.length + before.length;
            }
            case Write.DeleteRange(Table table, byte[] from, byte[] to) -> {
                Iterator<Map.Entry<byte[], byte[]>> doomed =
                        table(table).subMap(from, to).entrySet().iterator();
                while (doomed.hasNext()) {
                    Map.Entry<byte[], byte[]> row = doomed.next();
                    bytes -= row.getKey().length + row.getValue().length;
                    doomed.remove();
                }
            }
        }
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        lock.readLock().lock();
        try {
            return table(table).get(key);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public Cursor scan(Table table, byte[] from, byte[] to, boolean descending) {
        MemoryCursor cursor = new MemoryCursor(table, from, to, descending);
        lock.readLock().lock();
        try {
            cursors.add(cursor);
        } finally {
            lock.readLock().unlock();
        }
        return cursor;
    }

    /// The lock guards what a commit reads and writes of a cursor; the rest belongs to the cursor's thread.
    private final class MemoryCursor implements Cursor {
        private final Table table;
        private final boolean descending;
        private byte[] from;
        private byte[] to;
        private @Nullable List<Map.Entry<byte[], byte[]>> rest;
        private Iterator<Map.Entry<byte[], byte[]>> portion = Collections.emptyIterator();
        private boolean exhausted;
        private Map.@Nullable Entry<byte[], byte[]> row;

        MemoryCursor(Table table, byte[] from, byte[] to, boolean descending) {
            this.table = table;
            this.from = from;
            this.to = to;
            this.descending = descending;
        }

        @Override
        public boolean next() {
            if (!portion.hasNext() && !exhausted) {
                portion = nextPortion().iterator();
            }
            row = portion.hasNext() ? portion.next() : null;
            return row != null;
        }

        @Override
        public boolean seek(byte[] key) {
            if (descending) {
                throw new IllegalStateException("Only a cursor that ascends can be sent to a row");
            }
            lock.readLock().lock();
            try {
                if (rest == null && !exhausted && Arrays.compareUnsigned(key, from) > 0) {
                    // Behind all rows that were taken.
                    portion = Collections.emptyIterator();
                    from = key;
                }
            } finally {
                lock.readLock().unlock();
            }
            boolean there = next();
            while (there && Arrays.compareUnsigned(key(), key) < 0) {
                there = next();
            }
            return there;
        }

        private List<Map.Entry<byte[], byte[]>> nextPortion() {
            lock.readLock().lock();
            try {
                if (rest != null) {
                    exhausted = true;
                    return rest;
                }
                List<Map.Entry<byte[], byte[]>> rows = fetch(ROWS_AT_ONCE);
                exhausted = rows.size() < ROWS_AT_ONCE;
                if (exhausted) {
                    cursors.remove(this);
                } else {
                    goBehind(rows.getLast().getKey());
                }
                return rows;
            } finally {
                lock.readLock().unlock();
            }
        }

        private void goBehind(byte[] key) {
            if (descending) {
                to = key;
            } else {
                from = Arrays.copyOf(key, key.length + 1);
            }
        }

        private List<Map.Entry<byte[], byte[]>> fetch(int limit) {
            if (Arrays.compareUnsigned(from, to) >= 0) {
                return List.of();
            }
            NavigableMap<byte[], byte[]> range = table(table).subMap(from, true, to, false);
            return (descending ? range.descendingMap() : range)
                    .entrySet().stream()
                            .limit(limit)
                            .map(row -> Map.entry(row.getKey(), row.getValue()))
                            .toList();
        }

        /// Called by the thread that commits.
        private void takeRest() {
            rest = fetch(Integer.MAX_VALUE);
        }

        @Override
        public byte[] key() {
            return current().getKey();
        }

        @Override
        public byte[] value() {
            return current().getValue();
        }

        private Map.Entry<byte[], byte[]> current() {
            if (row == null) {
                throw new NoSuchElementException();
            }
            return row;
        }

        @Override
        public void close() {
            cursors.remove(this);
        }
    }

    private NavigableMap<byte[], byte[]> table(Table table) {
        NavigableMap<byte[], byte[]> rows = tables.get(table);
        if (rows == null) {
            throw new IllegalArgumentException("No table " + table);
        }
        return rows;
    }

    @Override
    public void backup(Path folder) {
        throw new UnsupportedOperationException("A store in memory has nothing to back up to " + folder);
    }

    @Override
    public StoreSize size() {
        lock.readLock().lock();
        try {
            return new StoreSize(bytes, Long.MAX_VALUE);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {}
}
