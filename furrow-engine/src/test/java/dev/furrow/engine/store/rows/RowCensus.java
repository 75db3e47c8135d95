package dev.furrow.engine.store.rows;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// Counts rows, for tests that want to know what is left.
public final class RowCensus {
    private static final byte[] FIRST_KEY = {};
    private static final byte[] BEHIND_LAST_KEY = new byte[32];
    private static final Set<Table> NOT_OF_RUNS = EnumSet.of(Table.META, Table.REGISTRY);

    static {
        Arrays.fill(BEHIND_LAST_KEY, (byte) 0xFF);
    }

    private RowCensus() {}

    /// The rows of a table.
    public static long rows(SortedTables tables, Table table) {
        long rows = 0;
        try (SortedTables.Cursor cursor = tables.scan(table, FIRST_KEY, BEHIND_LAST_KEY, false)) {
            while (cursor.next()) {
                rows++;
            }
        }
        return rows;
    }

    /// The rows of all tables but the registry and what the store keeps about itself.
    public static long rowsOfRuns(SortedTables tables) {
        long rows = 0;
        for (Table table : EnumSet.complementOf(EnumSet.copyOf(NOT_OF_RUNS))) {
            rows += rows(tables, table);
        }
        return rows;
    }
}
