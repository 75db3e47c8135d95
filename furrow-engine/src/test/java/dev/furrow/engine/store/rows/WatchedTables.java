package dev.furrow.engine.store.rows;

import dev.furrow.engine.store.StoreException;
import dev.furrow.engine.store.StoreSize;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Tables that count commits, can have no room for one, and can let something happen just after a cursor was made.
final class WatchedTables implements SortedTables {
    private final SortedTables tables;
    private int commits;
    private boolean full;
    private @Nullable Table awaited;
    private @Nullable Runnable event;

    WatchedTables(SortedTables tables) {
        this.tables = tables;
    }

    /// How many commits were done.
    int commits() {
        return commits;
    }

    /// The next commit finds no room.
    void refuseNextCommit() {
        full = true;
    }

    /// Something happens when the next cursor of a table has been made.
    void afterNextScanOf(Table table, Runnable what) {
        awaited = table;
        event = what;
    }

    @Override
    public Writes begin() {
        return tables.begin();
    }

    @Override
    public void commit(Writes writes) {
        if (full) {
            full = false;
            throw new StoreException(StoreException.Trouble.NO_SPACE, "The disk is full");
        }
        commits++;
        tables.commit(writes);
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        return tables.get(table, key);
    }

    @Override
    public Cursor scan(Table table, byte[] from, byte[] to, boolean descending) {
        Cursor cursor = tables.scan(table, from, to, descending);
        Runnable now = event;
        if (table == awaited && now != null) {
            event = null;
            now.run();
        }
        return cursor;
    }

    @Override
    public void backup(Path folder) {
        tables.backup(folder);
    }

    @Override
    public StoreSize size() {
        return tables.size();
    }

    @Override
    public void close() {
        tables.close();
    }
}
