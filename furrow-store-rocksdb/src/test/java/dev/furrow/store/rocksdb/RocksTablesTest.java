package dev.furrow.store.rocksdb;

import static dev.furrow.store.rocksdb.Rows.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.engine.store.StoreException;
import dev.furrow.engine.store.rows.SortedTables;
import dev.furrow.engine.store.rows.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RocksTablesTest {
    @TempDir
    private Path directory;

    private SortedTables tables;

    @BeforeEach
    void open() {
        tables = DataDirectory.openTables(directory);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    private void reopen() {
        tables.close();
        open();
    }

    @Test
    void aRowIsThereAfterItsCommit() {
        Rows.put(tables, Table.OPEN, "a", "1");

        assertThat(Rows.get(tables, Table.OPEN, "a")).isEqualTo("1");
        assertThat(Rows.get(tables, Table.OPEN, "b")).isNull();
    }

    @Test
    void nothingIsThereBeforeTheCommit() {
        SortedTables.Writes writes = tables.begin();
        writes.put(Table.OPEN, bytes("a"), bytes("1"));

        assertThat(Rows.get(tables, Table.OPEN, "a")).isNull();
        tables.commit(writes);
        assertThat(Rows.get(tables, Table.OPEN, "a")).isEqualTo("1");
    }

    @Test
    void theSameKeyIsAnotherRowInEachTable() {
        SortedTables.Writes writes = tables.begin();
        for (Table table : Table.values()) {
            writes.put(table, bytes("key"), bytes(table.name()));
        }
        tables.commit(writes);

        reopen();
        for (Table table : Table.values()) {
            assertThat(Rows.get(tables, table, "key")).isEqualTo(table.name());
        }
    }

    @Test
    void laterWritesOfACommitSupersedeEarlierOnes() {
        SortedTables.Writes writes = tables.begin();
        writes.put(Table.OPEN, bytes("put-twice"), bytes("1"));
        writes.put(Table.OPEN, bytes("put-twice"), bytes("2"));
        writes.put(Table.OPEN, bytes("deleted"), bytes("1"));
        writes.delete(Table.OPEN, bytes("deleted"));
        writes.delete(Table.OPEN, bytes("put-again"));
        writes.put(Table.OPEN, bytes("put-again"), bytes("3"));
        writes.put(Table.OPEN, bytes("range-1"), bytes("1"));
        writes.deleteRange(Table.OPEN, bytes("range"), bytes("rangf"));
        writes.put(Table.OPEN, bytes("range-2"), bytes("4"));
        tables.commit(writes);

        assertThat(Rows.all(tables))
                .isEqualTo(Map.of("OPEN/put-twice", "2", "OPEN/put-again", "3", "OPEN/range-2", "4"));
    }

    @Test
    void deletingWhatIsNotThereDoesNothing() {
        SortedTables.Writes writes = tables.begin();
        writes.delete(Table.OPEN, bytes("a"));
        writes.deleteRange(Table.OPEN, bytes("b"), bytes("c"));
        tables.commit(writes);

        assertThat(Rows.all(tables)).isEmpty();
    }

    @Test
    void anEmptyCommitDoesNothing() {
        tables.commit(tables.begin());

        assertThat(Rows.all(tables)).isEmpty();
    }

    @Test
    void aRangeIsDeletedWithItsFirstKeyAndWithoutItsLast() {
        for (String key : List.of("a", "b", "b1", "c", "d")) {
            Rows.put(tables, Table.HISTORY, key, "1");
            Rows.put(tables, Table.CLOSED, key, "1");
        }
        SortedTables.Writes writes = tables.begin();
        writes.deleteRange(Table.HISTORY, bytes("b"), bytes("d"));
        tables.commit(writes);

        reopen();
        assertThat(Rows.keys(tables, Table.HISTORY, "", "z", false)).containsExactly("a", "d");
        assertThat(Rows.keys(tables, Table.CLOSED, "", "z", false)).containsExactly("a", "b", "b1", "c", "d");
    }

    @Test
    void aScanTakesTheFirstKeyAndLeavesTheLastOut() {
        for (String key : List.of("a", "b", "c", "d")) {
            Rows.put(tables, Table.OPEN, key, "1");
        }

        assertThat(Rows.keys(tables, Table.OPEN, "b", "d", false)).containsExactly("b", "c");
        assertThat(Rows.keys(tables, Table.OPEN, "b", "d", true)).containsExactly("c", "b");
        assertThat(Rows.keys(tables, Table.OPEN, "aa", "cc", false)).containsExactly("b", "c");
        assertThat(Rows.keys(tables, Table.OPEN, "aa", "cc", true)).containsExactly("c", "b");
        assertThat(Rows.keys(tables, Table.OPEN, "b", "b", false)).isEmpty();
        assertThat(Rows.keys(tables, Table.OPEN, "d", "b", false)).isEmpty();
        assertThat(Rows.keys(tables, Table.OPEN, "d", "b", true)).isEmpty();
        assertThat(Rows.keys(tables, Table.OPEN, "e", "z", true)).isEmpty();
    }

    @Test
    void keysAreSortedByUnsignedBytes() {
        SortedTables.Writes writes = tables.begin();
        byte[][] sorted = {{0}, {0, 0}, {1}, {0x7f}, {(byte) 0x80}, {(byte) 0xff}, {(byte) 0xff, 0}};
        for (int i = sorted.length - 1; i >= 0; i--) {
            writes.put(Table.VISIBILITY, sorted[i], new byte[] {(byte) i});
        }
        tables.commit(writes);

        List<Integer> order = new ArrayList<>();
        byte[] behindAll = {(byte) 0xff, (byte) 0xff};
        try (SortedTables.Cursor cursor = tables.scan(Table.VISIBILITY, new byte[0], behindAll, false)) {
            while (cursor.next()) {
                order.add((int) cursor.value()[0]);
            }
        }
        assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void aCursorSeesTheTableAsItWasWhenItWasMade() {
        Rows.put(tables, Table.OPEN, "a", "1");
        Rows.put(tables, Table.OPEN, "c", "1");
        try (SortedTables.Cursor cursor = tables.scan(Table.OPEN, bytes("a"), bytes("z"), false)) {
            Rows.put(tables, Table.OPEN, "b", "2");
            Rows.put(tables, Table.OPEN, "c", "2");

            assertThat(cursor.next()).isTrue();
            assertThat(cursor.key()).isEqualTo(bytes("a"));
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.key()).isEqualTo(bytes("c"));
            assertThat(cursor.value()).isEqualTo(bytes("1"));
            assertThat(cursor.next()).isFalse();
            assertThat(cursor.next()).isFalse();
        }
    }

    @Test
    void rowsOfEverySizeSurviveClosing() {
        Map<String, String> written = new TreeMap<>();
        for (int size : new int[] {0, 1, 1_000, 32_768, 40_000, 1 << 20}) {
            String value = "x".repeat(size);
            Rows.put(tables, Table.HISTORY, "size-" + size, value);
            written.put("HISTORY/size-" + size, value);
        }

        reopen();
        assertThat(Rows.all(tables)).isEqualTo(written);
        reopen();
        assertThat(Rows.all(tables)).isEqualTo(written);
    }

    @Test
    void aCommittedRowSurvivesACrash(@TempDir Path elsewhere) {
        for (int i = 0; i < 100; i++) {
            Rows.put(tables, Table.HISTORY, "row-" + i, "value-" + i);
        }
        Path crashed = Folders.copy(directory, elsewhere.resolve("crashed"));

        try (SortedTables recovered = DataDirectory.openTables(crashed)) {
            assertThat(Rows.all(recovered)).isEqualTo(Rows.all(tables)).hasSize(100);
        }
    }

    @Test
    void closingLeavesNothingInTheLog() {
        Rows.put(tables, Table.OPEN, "a", "1");
        assertThat(Folders.files(directory.resolve("store"), ".*\\.sst")).isEmpty();

        tables.close();
        assertThat(Folders.files(directory.resolve("store"), ".*\\.log"))
                .allSatisfy(log -> assertThat(log).isEmptyFile());
        assertThat(Folders.files(directory.resolve("store"), ".*\\.sst")).isNotEmpty();
        open();
    }

    @Test
    void whatIsClosedIsNotUsedAnyMore() {
        tables.close();

        assertThatThrownBy(() -> Rows.get(tables, Table.OPEN, "a"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is closed");
        assertThatThrownBy(() -> Rows.all(tables)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> tables.begin()).isInstanceOf(StoreException.class);
        tables.close();
        open();
    }

    @Test
    void theSizeIsThatOfTheFilesAndOfTheDisk() throws Exception {
        Rows.put(tables, Table.HISTORY, "a", "x".repeat(100_000));

        assertThat(tables.size().bytesOnDisk()).isBetween(100_000L, 10_000_000L);
        assertThat(tables.size().bytesFree())
                .isCloseTo(
                        java.nio.file.Files.getFileStore(directory).getUsableSpace(),
                        org.assertj.core.api.Assertions.withinPercentage(5));
    }
}
