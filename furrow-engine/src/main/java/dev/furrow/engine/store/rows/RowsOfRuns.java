package dev.furrow.engine.store.rows;

import dev.furrow.engine.id.RunKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/// Goes through the rows of many runs in a table whose keys begin with slot and run, with one cursor: making one
/// costs as much as reading a short history.
final class RowsOfRuns {
    private static final byte[] FIRST_KEY = {};
    private static final byte[] BEHIND_LAST_KEY = {(byte) 0xFF, (byte) 0xFF};

    private record Place(byte[] prefix, RunKey run) {}

    private RowsOfRuns() {}

    /// What the keys of a run's rows begin with.
    ///
    /// @param more how many bytes will follow
    static Bytes prefix(RunKey run, int more) {
        return new Bytes(18 + more).u16(run.slot()).runId(run.runId());
    }

    /// Shows the rows of each run, run after run in the order of the table.
    ///
    /// @param visitor is shown the run and the cursor at its row, which it must not move
    static void scan(
            SortedTables tables,
            Table table,
            Collection<RunKey> runs,
            BiConsumer<RunKey, SortedTables.Cursor> visitor) {
        List<Place> places = new ArrayList<>(runs.size());
        for (RunKey run : runs) {
            places.add(new Place(prefix(run, 0).done(), run));
        }
        places.sort((one, other) -> Arrays.compareUnsigned(one.prefix, other.prefix));
        try (SortedTables.Cursor rows = tables.scan(table, FIRST_KEY, BEHIND_LAST_KEY, false)) {
            boolean there = !places.isEmpty() && rows.seek(places.getFirst().prefix);
            for (Place place : places) {
                // Behind the rows of one run the cursor often stands at those of the next, or beyond.
                if (there && Arrays.compareUnsigned(rows.key(), place.prefix) < 0) {
                    there = rows.seek(place.prefix);
                }
                while (there && Bytes.startsWith(rows.key(), place.prefix)) {
                    visitor.accept(place.run, rows);
                    there = rows.next();
                }
            }
        }
    }
}
