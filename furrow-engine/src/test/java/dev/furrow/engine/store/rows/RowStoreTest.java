package dev.furrow.engine.store.rows;

import static dev.furrow.engine.store.SampleRun.START;
import static dev.furrow.engine.store.SampleRun.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.store.Batch;
import dev.furrow.engine.store.HistorySlice;
import dev.furrow.engine.store.RunWrite;
import dev.furrow.engine.store.SampleRun;
import dev.furrow.engine.store.StoreException;
import dev.furrow.engine.store.VisibilityFilter;
import dev.furrow.engine.store.VisibilityPage;
import dev.furrow.engine.store.VisibilityQuery;
import dev.furrow.engine.store.VisibilityQuery.RunSet;
import dev.furrow.engine.store.memory.MemoryTables;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes on between a store and its tables; what a store does as such is in the conformance suite.
class RowStoreTest {
    private static final DomainRecord FARM =
            new DomainRecord(1, "farm", null, RegistrationStatus.REGISTERED, "30", List.of());

    private final WatchedTables tables = new WatchedTables(new MemoryTables());
    private RowStore store;

    @BeforeEach
    void openStore() {
        store = new RowStore(tables, "test");
        Batch batch = new Batch();
        batch.registryChanges().add(new RegistryChange.PutDomain(FARM));
        store.commit(batch);
    }

    private void commit(RunWrite... writes) {
        Batch batch = new Batch();
        batch.runs().addAll(List.of(writes));
        store.commit(batch);
    }

    private static VisibilityQuery query(RunSet set, VisibilityFilter filter) {
        return new VisibilityQuery("farm", set, 0, Long.MAX_VALUE, filter, true, Long.MIN_VALUE);
    }

    private VisibilityPage list(RunSet set) {
        return store.list(query(set, new VisibilityFilter.Everything()), null, 10);
    }

    @Test
    void aBatchThatFoundNoRoomIsNotThereAndIsWrittenWholeWhenItIsTriedAgain() {
        SampleRun run = SampleRun.of("field", 1);
        Batch batch = new Batch();
        batch.runs().add(run.begins(event(1)));
        batch.at(START);
        tables.refuseNextCommit();

        assertThatThrownBy(() -> store.commit(batch))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.trouble()).isEqualTo(StoreException.Trouble.NO_SPACE));
        assertThat(store.findOpen("farm", "field")).isNull();
        assertThat(store.latestTime()).isZero();
        assertThat(new RowStore(tables, "test").latestTime()).isZero();

        store.commit(batch);
        assertThat(store.findOpen("farm", "field")).isNotNull();
        assertThat(store.latestTime()).isEqualTo(START);
        assertThat(new RowStore(tables, "test").latestTime()).isEqualTo(START);
    }

    @Test
    void aRunThatClosesWhileItIsListedIsShownAsItWas() {
        SampleRun closing = SampleRun.of("field", 1).tagged("wheat");
        SampleRun next = SampleRun.of("field", 2).startedAt(START + 1);
        SampleRun other = SampleRun.of("meadow", 3);
        commit(closing.begins(event(1)), other.begins(event(1)));
        tables.afterNextScanOf(
                Table.VISIBILITY,
                () -> commit(
                        closing.closes(CloseStatus.CONTINUED_AS_NEW, START + 1, 2, event(2)), next.begins(event(1))));

        assertThat(list(RunSet.OPEN_BY_START).infos()).containsExactlyInAnyOrder(closing.open(), other.open());
        assertThat(list(RunSet.OPEN_BY_START).infos()).containsExactlyInAnyOrder(next.open(), other.open());
    }

    @Test
    void aRunThatIsPurgedWhileItIsListedIsLeftOut() {
        SampleRun going = SampleRun.of("field", 1);
        SampleRun staying = SampleRun.of("meadow", 2);
        commit(
                going.beginsAndCloses(CloseStatus.COMPLETED, START, event(1)),
                staying.beginsAndCloses(CloseStatus.COMPLETED, START, event(1)));
        Batch purge = new Batch();
        purge.purged().add(going.key());
        tables.afterNextScanOf(Table.VISIBILITY, () -> store.commit(purge));

        assertThat(list(RunSet.CLOSED_BY_CLOSE).infos()).containsExactly(staying.closed(CloseStatus.COMPLETED, START));
    }

    @Test
    void aRunThatClosesAndIsPurgedWhileItIsListedAsOpenIsLeftOut() {
        SampleRun going = SampleRun.of("field", 1);
        commit(going.begins(event(1)));
        Batch purge = new Batch();
        purge.purged().add(going.key());
        tables.afterNextScanOf(Table.VISIBILITY, () -> {
            commit(going.completes(START, 2));
            store.commit(purge);
        });

        assertThat(list(RunSet.OPEN_BY_START).infos()).isEmpty();
    }

    @Test
    void eventsThatComeWhileAHistoryIsReadDoNotMakeAGap() {
        SampleRun run = SampleRun.of("field", 1);
        commit(run.begins(event(1), event(2)));
        tables.afterNextScanOf(Table.HISTORY, () -> commit(run.appends(3, event(3), event(4))));

        HistorySlice slice = store.readHistory(run.key(), 2, Integer.MAX_VALUE, false, 10, 1_000);

        assertThat(slice.firstEventId()).isEqualTo(2);
        assertThat(slice.complete()).isTrue();
        assertThat(slice.events()).hasSizeBetween(1, 3);
        assertThat(slice.events().getFirst()).asString().isEqualTo(event(2));
    }

    @Test
    void aDomainThatIsRegisteredWhileTheRegistryIsScannedIsSeenWholeOrNotAtAll() {
        Batch batch = new Batch();
        DomainRecord mill = new DomainRecord(2, "mill", null, RegistrationStatus.REGISTERED, "30", List.of());
        batch.registryChanges().add(new RegistryChange.PutDomain(mill));
        tables.afterNextScanOf(Table.REGISTRY, () -> store.commit(batch));
        List<RegistryChange> seen = new ArrayList<>();

        store.scanRegistry(seen::add);

        assertThat(seen).containsExactly(new RegistryChange.PutDomain(FARM));
    }

    /// Most runs complete, so that is the one status that has no rows of its own.
    @Test
    void completedRunsTakeFewerRowsThanOthers() {
        commit(SampleRun.of("field", 1).beginsAndCloses(CloseStatus.COMPLETED, START, event(1)));
        long completed = RowCensus.rows(tables, Table.VISIBILITY);
        commit(SampleRun.of("meadow", 2).beginsAndCloses(CloseStatus.FAILED, START, event(1)));
        long failed = RowCensus.rows(tables, Table.VISIBILITY) - completed;

        // By start and by close: all, type and workflowId; and the status.
        assertThat(completed).isEqualTo(6);
        assertThat(failed).isEqualTo(8);
        for (CloseStatus status : List.of(CloseStatus.COMPLETED, CloseStatus.FAILED)) {
            assertThat(store.count(query(RunSet.CLOSED_BY_START, new VisibilityFilter.ByCloseStatus(status)), 10))
                    .isEqualTo(1);
        }
    }

    @Test
    void rowsOfADomainThatIsNotRegisteredAreACleanDefect() {
        SortedTables.Writes writes = tables.begin();
        writes.put(
                Table.OPEN,
                new Bytes().u16(5).u32(77).text("field").done(),
                new Bytes().u64(1).u64(1).raw(new byte[] {'{', '}'}).done());
        tables.commit(writes);

        assertThatThrownBy(() -> store.scanOpen(open -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("77");
    }
}
