package dev.furrow.simulation.disk;

import dev.furrow.engine.store.StoreException;
import dev.furrow.engine.store.StoreSize;
import dev.furrow.engine.store.rows.SortedTables;
import dev.furrow.engine.store.rows.Table;
import dev.furrow.simulation.schedule.AwaitPoint;
import dev.furrow.simulation.schedule.CrashPoints;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Sorted tables whose truth is a log on a [VirtualDisk]: each commit appends one record and flushes it. Opening them
/// reads the checkpoint, then the log up to the first record that is not whole, and drops what is behind.
///
/// The live rows change only when the record is flushed, so that no reader sees what may still be lost.
public final class LogTables implements SortedTables {
    private static final byte[] TOKEN_KEY = "token-key".getBytes(StandardCharsets.US_ASCII);
    private static final long ROOM = 1L << 40;

    private final VirtualDisk disk;
    private final CrashPoints points;
    private final byte[] tokenKey;
    private final Runnable whileFlushing;
    private final Rows live;
    private long sequence;

    /// Opens what is on the disk.
    ///
    /// @param points where the process may die
    /// @param tokenKey the store's secret, which would come from chance that no seed decides
    /// @param whileFlushing what the rest of the process does while the disk is busy
    /// @throws IllegalStateException if something is missing that was flushed
    public LogTables(VirtualDisk disk, CrashPoints points, byte[] tokenKey, Runnable whileFlushing) {
        this.disk = disk;
        this.points = points;
        this.tokenKey = tokenKey;
        this.whileFlushing = whileFlushing;
        Rows rows = disk.checkpoint();
        sequence = disk.checkpointSequence();
        int from = 0;
        for (int to = next(from); to > 0; to = next(from)) {
            LogRecord.apply(disk.log(), from, to, rows);
            sequence++;
            from = to;
        }
        if (sequence < disk.acknowledgedSequence()) {
            throw new IllegalStateException("The log ends with record " + sequence + ", but record "
                    + disk.acknowledgedSequence() + " was flushed");
        }
        disk.replace(rows, sequence);
        live = rows.copy();
    }

    private int next(int from) {
        return LogRecord.endOf(disk.log(), from, disk.end(), sequence + 1);
    }

    /// The number of the last record.
    public long sequence() {
        return sequence;
    }

    @Override
    public Writes begin() {
        return new LogRecord();
    }

    @Override
    public void commit(Writes writes) {
        LogRecord record = (LogRecord) writes;
        record.seal(sequence + 1);
        points.pass(AwaitPoint.BEFORE_WRITE);
        int end = disk.end();
        try {
            disk.append(record.bytes(), record.length());
            points.pass(AwaitPoint.BEFORE_FLUSH);
            whileFlushing.run();
            disk.flush(sequence + 1);
        } catch (DiskTrouble trouble) {
            throw switch (trouble.kind()) {
                case FULL -> {
                    disk.cutBackTo(end);
                    yield new StoreException(StoreException.Trouble.NO_SPACE, "The simulated disk is full", trouble);
                }
                case FLUSH_FAILED ->
                    new StoreException(StoreException.Trouble.FAILED, "A simulated flush failed", trouble);
            };
        }
        sequence++;
        LogRecord.apply(record.bytes(), 0, record.length(), live);
        points.pass(AwaitPoint.AFTER_FLUSH);
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        if (table == Table.META && Arrays.equals(key, TOKEN_KEY)) {
            return live.get(table, key) == null ? null : tokenKey;
        }
        return live.get(table, key);
    }

    @Override
    public Cursor scan(Table table, byte[] from, byte[] to, boolean descending) {
        NavigableMap<byte[], byte[]> all = live.table(table);
        if (Arrays.compareUnsigned(from, to) >= 0) {
            return new RowCursor(Map.<byte[], byte[]>of().entrySet().iterator());
        }
        NavigableMap<byte[], byte[]> range = all.subMap(from, true, to, false);
        return new RowCursor(
                (descending ? range.descendingMap() : range).entrySet().iterator());
    }

    /// Lives within one step, so it need not hold on to rows that a commit changes; the map notices if it ever must.
    private static final class RowCursor implements Cursor {
        private final Iterator<Map.Entry<byte[], byte[]>> rows;
        private Map.@Nullable Entry<byte[], byte[]> row;

        RowCursor(Iterator<Map.Entry<byte[], byte[]>> rows) {
            this.rows = rows;
        }

        @Override
        public boolean next() {
            row = rows.hasNext() ? rows.next() : null;
            return row != null;
        }

        @Override
        public boolean seek(byte[] key) {
            boolean there = next();
            while (there && Arrays.compareUnsigned(key(), key) < 0) {
                there = next();
            }
            return there;
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
        public void close() {}
    }

    /// A disk that holds what this one holds now, as a backup does.
    public VirtualDisk backup(VirtualDisk empty) {
        empty.replace(live.copy(), sequence);
        return empty;
    }

    @Override
    public void backup(Path folder) {
        throw new UnsupportedOperationException("There are no folders in a simulation, so none is " + folder);
    }

    @Override
    public StoreSize size() {
        return new StoreSize(disk.end(), disk.isFull() ? 0 : ROOM);
    }

    @Override
    public void close() {}
}
