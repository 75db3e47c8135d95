package dev.furrow.simulation.disk;

import dev.furrow.engine.store.rows.Table;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The rows of all tables at one moment.
final class Rows {
    private final Map<Table, TreeMap<byte[], byte[]>> tables = new EnumMap<>(Table.class);

    Rows() {
        for (Table table : Table.values()) {
            tables.put(table, new TreeMap<>(Arrays::compareUnsigned));
        }
    }

    private Rows(Rows other) {
        other.tables.forEach((table, rows) -> tables.put(table, new TreeMap<>(rows)));
    }

    Rows copy() {
        return new Rows(this);
    }

    NavigableMap<byte[], byte[]> table(Table table) {
        return Objects.requireNonNull(tables.get(table));
    }

    byte @Nullable [] get(Table table, byte[] key) {
        return table(table).get(key);
    }

    void put(Table table, byte[] key, byte[] value) {
        table(table).put(key, value);
    }

    void delete(Table table, byte[] key) {
        table(table).remove(key);
    }

    void deleteRange(Table table, byte[] from, byte[] to) {
        if (Arrays.compareUnsigned(from, to) < 0) {
            table(table).subMap(from, to).clear();
        }
    }
}
