package dev.furrow.engine.store.rows;

import dev.furrow.engine.store.StoreSize;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Tables of rows, sorted by the unsigned bytes of their keys.
///
/// Writes of one [Writes] are atomic and durable as `Store` demands; one thread writes, any thread reads. A cursor
/// sees the table as it was when the cursor was made.
public interface SortedTables extends AutoCloseable {

    /// Begins a set of writes.
    Writes begin();

    /// Makes a set of writes durable and visible.
    void commit(Writes writes);

    /// The row's value; null if there is no such row.
    byte @Nullable [] get(Table table, byte[] key);

    /// The rows between two keys, the first included and the second not.
    ///
    /// @param descending whether to go from the last to the first
    Cursor scan(Table table, byte[] from, byte[] to, boolean descending);

    /// Copies everything, as it is at one moment, to a folder that does not exist yet.
    void backup(Path folder);

    /// How large the tables are.
    StoreSize size();

    @Override
    void close();

    /// A set of writes under construction. Later ones supersede earlier ones about the same key.
    interface Writes {
        /// Puts a row.
        void put(Table table, byte[] key, byte[] value);

        /// Deletes a row, if there is one.
        void delete(Table table, byte[] key);

        /// Deletes the rows between two keys, the first included and the second not.
        void deleteRange(Table table, byte[] from, byte[] to);
    }

    /// Goes through rows. Not safe for use by several threads.
    interface Cursor extends AutoCloseable {
        /// Goes to the next row; false when there is none.
        boolean next();

        /// Goes to the first row at or behind a key, which lies behind the row where the cursor is; false when there
        /// is none. Only for a cursor that ascends.
        boolean seek(byte[] key);

        /// The key of the row.
        byte[] key();

        /// The value of the row.
        byte[] value();

        @Override
        void close();
    }
}
