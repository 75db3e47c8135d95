package dev.furrow.engine.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.engine.store.rows.SortedTables;
import dev.furrow.engine.store.rows.SortedTablesConformance;
import dev.furrow.engine.store.rows.Table;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class MemoryTablesTest extends SortedTablesConformance {
    @Override
    protected SortedTables open() {
        return new MemoryTables();
    }

    @Test
    void theSizeIsThatOfKeysAndValues() {
        SortedTables.Writes writes = tables().begin();
        writes.put(Table.OPEN, new byte[3], new byte[10]);
        writes.put(Table.CLOSED, new byte[5], new byte[100]);
        tables().commit(writes);
        assertThat(tables().size().bytesOnDisk()).isEqualTo(118);

        writes = tables().begin();
        writes.put(Table.OPEN, new byte[3], new byte[4]);
        writes.delete(Table.OPEN, new byte[7]);
        tables().commit(writes);
        assertThat(tables().size().bytesOnDisk()).isEqualTo(112);

        writes = tables().begin();
        writes.delete(Table.OPEN, new byte[3]);
        writes.deleteRange(Table.CLOSED, new byte[0], new byte[] {1});
        tables().commit(writes);
        assertThat(tables().size().bytesOnDisk()).isZero();
    }

    @Test
    void aCursorStandsOnNoRowBeforeTheFirstAndBehindTheLast() {
        SortedTables.Writes writes = tables().begin();
        writes.put(Table.OPEN, new byte[1], new byte[1]);
        tables().commit(writes);
        try (SortedTables.Cursor cursor = tables().scan(Table.OPEN, new byte[0], new byte[] {9}, false)) {
            assertThatThrownBy(cursor::key).isInstanceOf(NoSuchElementException.class);
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.key()).hasSize(1);
            assertThat(cursor.next()).isFalse();
            assertThatThrownBy(cursor::value).isInstanceOf(NoSuchElementException.class);
            assertThat(cursor.next()).isFalse();
        }
    }

    @Test
    void thereIsNothingToBackUpTo() {
        assertThatThrownBy(() -> tables().backup(Path.of("nowhere"))).isInstanceOf(UnsupportedOperationException.class);
    }
}
