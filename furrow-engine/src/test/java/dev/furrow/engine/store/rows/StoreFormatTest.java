package dev.furrow.engine.store.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.engine.store.StoreException;
import dev.furrow.engine.store.memory.MemoryTables;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StoreFormatTest {
    private static final byte[] FORMAT = "format".getBytes(StandardCharsets.US_ASCII);

    private final WatchedTables tables = new WatchedTables(new MemoryTables());

    private void stamp(String json) {
        SortedTables.Writes writes = tables.begin();
        writes.put(Table.META, FORMAT, json.getBytes(StandardCharsets.UTF_8));
        tables.commit(writes);
    }

    private String stamp() {
        return new String(tables.get(Table.META, FORMAT), StandardCharsets.UTF_8);
    }

    @Test
    void aNewStoreIsStampedWithItsFormatAndVersion() {
        new StoreFormat(tables).open("1.2.3");

        assertThat(stamp()).isEqualTo("{\"format\":1,\"writtenBy\":\"1.2.3\"}");
        assertThat(new StoreFormat(tables).tokenKey()).hasSize(32);
        assertThat(new StoreFormat(tables).latestTime()).isZero();
    }

    @Test
    void theSameVersionWritesNothingWhenItOpensAgain() {
        new StoreFormat(tables).open("1.2.3");
        byte[] key = new StoreFormat(tables).tokenKey();
        int commits = tables.commits();

        StoreFormat format = new StoreFormat(tables);
        format.open("1.2.3");

        assertThat(tables.commits()).isEqualTo(commits);
        assertThat(format.tokenKey()).isEqualTo(key);
    }

    @Test
    void anotherVersionOfTheSameFormatPutsItsNameAndKeepsTheTokenKey() {
        new StoreFormat(tables).open("1.2.3");
        byte[] key = new StoreFormat(tables).tokenKey();

        StoreFormat format = new StoreFormat(tables);
        format.open("1.3.0");

        assertThat(stamp()).isEqualTo("{\"format\":1,\"writtenBy\":\"1.3.0\"}");
        assertThat(format.tokenKey()).isEqualTo(key);
    }

    @Test
    void aNewerFormatIsRefusedWithTheVersionsThatMatter() {
        stamp("{\"format\":" + (StoreFormat.CURRENT + 1) + ",\"writtenBy\":\"9.8.7\"}");
        String before = stamp();
        int commits = tables.commits();

        assertThatThrownBy(() -> new StoreFormat(tables).open("1.2.3"))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.trouble()).isEqualTo(StoreException.Trouble.FAILED))
                .hasMessageContaining("format " + (StoreFormat.CURRENT + 1))
                .hasMessageContaining("written by Furrow 9.8.7")
                .hasMessageContaining("this is Furrow 1.2.3")
                .hasMessageContaining("reads formats up to " + StoreFormat.CURRENT);
        assertThat(tables.commits()).isEqualTo(commits);
        assertThat(stamp()).isEqualTo(before);
    }

    @Test
    void aNewerFormatIsRefusedWhateverElseItsStampHolds() {
        stamp("{\"layout\":{\"a\":[1]},\"format\":77,\"writtenBy\":\"9.8.7\",\"since\":1}");

        assertThatThrownBy(() -> new RowStore(tables, "1.2.3"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("9.8.7")
                .hasMessageContaining("format 77");
    }

    @Test
    void theTimeIsKept() {
        new StoreFormat(tables).open("1.2.3");
        for (long time : new long[] {1, 1_800_000_000_000L, Long.MAX_VALUE}) {
            SortedTables.Writes writes = tables.begin();
            StoreFormat.putTime(writes, time);
            tables.commit(writes);
            assertThat(new StoreFormat(tables).latestTime()).isEqualTo(time);
        }
    }
}
