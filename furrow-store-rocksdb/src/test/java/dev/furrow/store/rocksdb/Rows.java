package dev.furrow.store.rocksdb;

import dev.furrow.engine.store.rows.SortedTables;
import dev.furrow.engine.store.rows.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Rows in words: writes them, reads them, lists everything.
final class Rows {
    private static final byte[] BEFORE_ALL = {};
    private static final byte[] BEHIND_ALL = {(byte) 0xff, (byte) 0xff};

    private Rows() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Commits one row.
    static void put(SortedTables tables, Table table, String key, String value) {
        SortedTables.Writes writes = tables.begin();
        writes.put(table, bytes(key), bytes(value));
        tables.commit(writes);
    }

    static String get(SortedTables tables, Table table, String key) {
        byte[] value = tables.get(table, bytes(key));
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    /// The keys between two, in the order of the cursor.
    static List<String> keys(SortedTables tables, Table table, String from, String to, boolean descending) {
        List<String> keys = new ArrayList<>();
        try (SortedTables.Cursor cursor = tables.scan(table, bytes(from), bytes(to), descending)) {
            while (cursor.next()) {
                keys.add(new String(cursor.key(), StandardCharsets.UTF_8));
            }
        }
        return keys;
    }

    /// Everything, as `TABLE/key` and value.
    static Map<String, String> all(SortedTables tables) {
        Map<String, String> all = new TreeMap<>();
        for (Table table : Table.values()) {
            try (SortedTables.Cursor cursor = tables.scan(table, BEFORE_ALL, BEHIND_ALL, false)) {
                while (cursor.next()) {
                    all.put(
                            table + "/" + new String(cursor.key(), StandardCharsets.UTF_8),
                            new String(cursor.value(), StandardCharsets.UTF_8));
                }
            }
        }
        return all;
    }
}
