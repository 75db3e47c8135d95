package dev.furrow.engine.store.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.engine.store.Race;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What everything that sorts and keeps rows must do.
public abstract class SortedTablesConformance {
    private static final byte[] FIRST = {};
    private static final byte[] BEHIND_LAST = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
    private static final byte[] VALUE = {42};

    private SortedTables tables;

    /// New tables without rows.
    protected abstract SortedTables open();

    @BeforeEach
    void openTables() {
        tables = open();
    }

    @AfterEach
    void closeTables() {
        tables.close();
    }

    protected final SortedTables tables() {
        return tables;
    }

    private static byte[] key(int... bytes) {
        byte[] key = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            key[i] = (byte) bytes[i];
        }
        return key;
    }

    private static byte[] number(int number) {
        return new Bytes().u32(number).done();
    }

    private void put(Table table, byte[] key, byte[] value) {
        SortedTables.Writes writes = tables.begin();
        writes.put(table, key, value);
        tables.commit(writes);
    }

    /// Rows with the keys 0, 2, 4 and so on, whose values are their keys.
    private void putEvenNumbers(int rows) {
        SortedTables.Writes writes = tables.begin();
        for (int i = 0; i < rows; i++) {
            writes.put(Table.HISTORY, number(2 * i), number(2 * i));
        }
        tables.commit(writes);
    }

    private List<String> scan(byte[] from, byte[] to, boolean descending) {
        try (SortedTables.Cursor cursor = tables.scan(Table.HISTORY, from, to, descending)) {
            return rest(cursor);
        }
    }

    private static List<String> rest(SortedTables.Cursor cursor) {
        List<String> rows = new ArrayList<>();
        while (cursor.next()) {
            rows.add(row(cursor.key(), cursor.value()));
            assertThat(rows.size()).as("a scan that comes to an end").isLessThan(10_000);
        }
        return rows;
    }

    private static String row(byte[] key, byte[] value) {
        return HexFormat.of().formatHex(key) + "=" + HexFormat.of().formatHex(value);
    }

    private static List<String> evenNumbers(int rows, boolean descending) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            expected.add(row(number(2 * i), number(2 * i)));
        }
        if (descending) {
            Collections.reverse(expected);
        }
        return expected;
    }

    @Test
    void aRowIsThereOnceItsWritesAreCommitted() {
        SortedTables.Writes writes = tables.begin();
        writes.put(Table.OPEN, key(1), VALUE);
        assertThat(tables.get(Table.OPEN, key(1))).isNull();

        tables.commit(writes);

        assertThat(tables.get(Table.OPEN, key(1))).isEqualTo(VALUE);
        assertThat(tables.get(Table.OPEN, key(2))).isNull();
        assertThat(tables.get(Table.OPEN, key(1, 0))).isNull();
        assertThat(tables.get(Table.OPEN, key())).isNull();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void tablesDoNotMix(Table table) {
        put(table, key(1), VALUE);

        for (Table other : Table.values()) {
            assertThat(tables.get(other, key(1))).isEqualTo(other == table ? VALUE : null);
            assertThat(RowCensus.rows(tables, other)).isEqualTo(other == table ? 1 : 0);
        }
    }

    @Test
    void laterWritesSupersedeEarlierOnes() {
        put(Table.HISTORY, key(3), key(0));
        put(Table.HISTORY, key(6), key(0));
        SortedTables.Writes writes = tables.begin();
        writes.put(Table.HISTORY, key(1), key(1));
        writes.delete(Table.HISTORY, key(1));
        writes.delete(Table.HISTORY, key(2));
        writes.put(Table.HISTORY, key(2), key(2));
        writes.put(Table.HISTORY, key(3), key(3));
        writes.put(Table.HISTORY, key(3), key(33));
        writes.put(Table.HISTORY, key(4), key(4));
        writes.deleteRange(Table.HISTORY, key(4), key(8));
        writes.put(Table.HISTORY, key(5), key(5));
        tables.commit(writes);

        assertThat(scan(FIRST, BEHIND_LAST, false))
                .containsExactly(row(key(2), key(2)), row(key(3), key(33)), row(key(5), key(5)));
    }

    @Test
    void aRangeIsDeletedFromItsFirstKeyToBeforeItsLast() {
        putEvenNumbers(10);
        SortedTables.Writes writes = tables.begin();
        writes.deleteRange(Table.HISTORY, number(4), number(10));
        writes.deleteRange(Table.HISTORY, number(13), number(15));
        writes.deleteRange(Table.HISTORY, number(16), number(16));
        writes.deleteRange(Table.HISTORY, number(100), number(200));
        writes.deleteRange(Table.OPEN, number(0), number(200));
        tables.commit(writes);

        List<String> expected = evenNumbers(10, false);
        expected.removeAll(List.of(
                row(number(4), number(4)),
                row(number(6), number(6)),
                row(number(8), number(8)),
                row(number(14), number(14))));
        assertThat(scan(FIRST, BEHIND_LAST, false)).isEqualTo(expected);
    }

    @Test
    void deletingWhatIsNotThereDoesNoHarm() {
        putEvenNumbers(2);
        SortedTables.Writes writes = tables.begin();
        writes.delete(Table.HISTORY, number(1));
        writes.delete(Table.OPEN, number(0));
        tables.commit(writes);
        tables.commit(tables.begin());

        assertThat(scan(FIRST, BEHIND_LAST, false)).isEqualTo(evenNumbers(2, false));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aScanIncludesItsFirstKeyAndNotItsLast(boolean descending) {
        putEvenNumbers(10);

        assertThat(scan(number(4), number(8), descending))
                .containsExactlyInAnyOrder(row(number(4), number(4)), row(number(6), number(6)));
        assertThat(scan(number(3), number(5), descending)).containsExactly(row(number(4), number(4)));
        assertThat(scan(number(5), number(6), descending)).isEmpty();
        assertThat(scan(number(4), number(4), descending)).isEmpty();
        assertThat(scan(number(8), number(4), descending)).isEmpty();
        assertThat(scan(number(9), number(4), descending)).isEmpty();
        assertThat(scan(BEHIND_LAST, FIRST, descending)).isEmpty();
        assertThat(scan(number(20), BEHIND_LAST, descending)).isEmpty();
        assertThat(scan(FIRST, number(0), descending)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keysAreSortedByTheirUnsignedBytes(boolean descending) {
        Random random = new Random(7);
        NavigableMap<byte[], byte[]> expected = new TreeMap<>(Arrays::compareUnsigned);
        SortedTables.Writes writes = tables.begin();
        for (int i = 0; i < 600; i++) {
            byte[] key = someKey(random);
            byte[] value = number(i);
            expected.put(key, value);
            writes.put(Table.HISTORY, key, value);
        }
        tables.commit(writes);

        for (int i = 0; i < 100; i++) {
            byte[] one = someKey(random);
            byte[] other = someKey(random);
            byte[] from = Arrays.compareUnsigned(one, other) <= 0 ? one : other;
            byte[] to = Arrays.compareUnsigned(one, other) <= 0 ? other : one;
            List<String> rows = new ArrayList<>();
            expected.subMap(from, true, to, false).forEach((key, value) -> rows.add(row(key, value)));
            if (descending) {
                Collections.reverse(rows);
            }
            assertThat(scan(from, to, descending)).isEqualTo(rows);
        }
    }

    private static byte[] someKey(Random random) {
        byte[] key = new byte[1 + random.nextInt(4)];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte)
                    List.of(0, 1, 0x7F, 0x80, 0xFE, 0xFF).get(random.nextInt(6)).intValue();
        }
        return key;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 63, 64, 65, 127, 128, 129, 1_000})
    void aScanOfAnyLengthIsWhole(int rows) {
        putEvenNumbers(rows);

        assertThat(scan(FIRST, BEHIND_LAST, false)).isEqualTo(evenNumbers(rows, false));
        assertThat(scan(FIRST, BEHIND_LAST, true)).isEqualTo(evenNumbers(rows, true));
    }

    /// However far the cursor has got when the table changes.
    @ParameterizedTest
    @CsvSource({
        "0, false", "1, false", "63, false", "64, false", "65, false", "128, false", "199, false", "200, false",
        "0, true", "1, true", "63, true", "64, true", "65, true", "128, true", "199, true", "200, true"
    })
    void aCursorSeesTheTableAsItWasWhenItWasMade(int before, boolean descending) {
        putEvenNumbers(200);
        List<String> seen = new ArrayList<>();
        try (SortedTables.Cursor cursor = tables.scan(Table.HISTORY, number(0), number(10_000), descending)) {
            for (int i = 0; i < before; i++) {
                assertThat(cursor.next()).isTrue();
                seen.add(row(cursor.key(), cursor.value()));
            }
            SortedTables.Writes changes = tables.begin();
            for (int i = 0; i < 200; i += 3) {
                changes.put(Table.HISTORY, number(2 * i + 1), VALUE);
                changes.put(Table.HISTORY, number(2 * i), VALUE);
            }
            changes.deleteRange(Table.HISTORY, number(100), number(140));
            tables.commit(changes);
            put(Table.HISTORY, number(9_000), VALUE);
            SortedTables.Writes end = tables.begin();
            end.deleteRange(Table.HISTORY, number(0), number(9_999));
            tables.commit(end);

            seen.addAll(rest(cursor));
        }

        assertThat(seen).isEqualTo(evenNumbers(200, descending));
        assertThat(scan(FIRST, BEHIND_LAST, descending)).isEmpty();
    }

    /// Steps of every width, so that cursors that take rows in portions are sent within one and beyond it.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 63, 64, 65, 200, 1_000})
    void aCursorIsSentForwardToARowOrTheOneBehind(int width) {
        putEvenNumbers(500);
        try (SortedTables.Cursor cursor = tables.scan(Table.HISTORY, FIRST, BEHIND_LAST, false)) {
            for (int at = 1; at < 998; at += width) {
                assertThat(cursor.seek(number(at))).isTrue();
                assertThat(cursor.key()).isEqualTo(number(at + at % 2));
                if (at + at % 2 + 2 < 1_000) {
                    assertThat(cursor.next()).isTrue();
                    assertThat(cursor.key()).isEqualTo(number(at + at % 2 + 2));
                }
                at = Math.max(at, at + at % 2 + 2);
            }
            assertThat(cursor.seek(number(999))).isFalse();
            assertThat(cursor.next()).isFalse();
        }
    }

    @Test
    void aCursorThatIsSentForwardSeesTheTableAsItWas() {
        putEvenNumbers(200);
        try (SortedTables.Cursor cursor = tables.scan(Table.HISTORY, FIRST, BEHIND_LAST, false)) {
            assertThat(cursor.seek(number(4))).isTrue();
            put(Table.HISTORY, number(301), number(301));
            put(Table.HISTORY, number(5), number(5));
            assertThat(cursor.seek(number(5))).isTrue();
            assertThat(cursor.key()).isEqualTo(number(6));
            assertThat(cursor.seek(number(301))).isTrue();
            assertThat(cursor.key()).isEqualTo(number(302));
        }
    }

    @Test
    void aCursorThatDescendsIsNotSentAnywhere() {
        try (SortedTables.Cursor cursor = tables.scan(Table.HISTORY, FIRST, BEHIND_LAST, true)) {
            assertThatThrownBy(() -> cursor.seek(number(1))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void cursorsOfDifferentMomentsSeeDifferentTables() {
        List<SortedTables.Cursor> cursors = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            cursors.add(tables.scan(Table.HISTORY, FIRST, BEHIND_LAST, i % 2 == 0));
            put(Table.HISTORY, number(i), number(i));
        }
        for (int i = 0; i < 5; i++) {
            try (SortedTables.Cursor cursor = cursors.get(i)) {
                assertThat(rest(cursor)).hasSize(i);
            }
        }
        assertThat(scan(FIRST, BEHIND_LAST, false)).hasSize(5);
    }

    @Test
    void aCursorThatIsClosedEarlyDisturbsNobody() {
        putEvenNumbers(200);
        SortedTables.Cursor early = tables.scan(Table.HISTORY, FIRST, BEHIND_LAST, false);
        assertThat(early.next()).isTrue();
        early.close();
        put(Table.HISTORY, number(1), VALUE);

        assertThat(scan(FIRST, BEHIND_LAST, false)).hasSize(201);
    }

    @Test
    void valuesMayBeEmptyOrLarge() {
        byte[] large = new byte[3 << 20];
        new Random(1).nextBytes(large);
        byte[] longKey = new byte[1_100];
        Arrays.fill(longKey, (byte) 0x80);
        put(Table.HISTORY, key(1), new byte[0]);
        put(Table.HISTORY, longKey, large);

        assertThat(tables.get(Table.HISTORY, key(1))).isEmpty();
        assertThat(tables.get(Table.HISTORY, longKey)).isEqualTo(large);
        assertThat(scan(FIRST, BEHIND_LAST, false)).hasSize(2);
    }

    @Test
    void readersSeeAllWritesOfACommitOrNone() {
        SortedTables.Writes first = tables.begin();
        for (int k = 0; k < 300; k++) {
            first.put(Table.HISTORY, number(k), number(0));
        }
        tables.commit(first);
        Race.run(
                100,
                i -> {
                    SortedTables.Writes writes = tables.begin();
                    // Half of the rows are new each time, and those of before go.
                    writes.deleteRange(Table.HISTORY, number(0), number(1_000));
                    for (int k = 0; k < 300; k++) {
                        writes.put(Table.HISTORY, number(2 * k + i % 2), number(i));
                    }
                    writes.put(Table.OPEN, number(0), number(i));
                    tables.commit(writes);
                },
                committed -> {
                    for (boolean descending : new boolean[] {false, true}) {
                        List<String> values = scan(FIRST, BEHIND_LAST, descending).stream()
                                .map(row -> row.substring(row.indexOf('=') + 1))
                                .toList();
                        assertThat(values).hasSize(300);
                        assertThat(values.stream().distinct()).hasSize(1);
                        assertThat(Integer.parseInt(values.getFirst(), 16)).isGreaterThanOrEqualTo(committed);
                    }
                    if (committed > 0) {
                        assertThat(new BytesReader(tables.get(Table.OPEN, number(0))).u32())
                                .isGreaterThanOrEqualTo(committed);
                    }
                });
    }
}
