package dev.furrow.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Heartbeat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the parts of [StoreConformance] know of the store that they look at, and how they talk to it.
interface StoreUnderTest {
    DomainRecord FARM = new DomainRecord(1, "farm", "fields", RegistrationStatus.REGISTERED, "30", List.of());
    DomainRecord MILL = new DomainRecord(2, "mill", null, RegistrationStatus.REGISTERED, "NONE", List.of());

    /// No listing of these tests has more pages.
    int MAX_PAGES = 2_000;

    /// The store; [#FARM] and [#MILL] are registered.
    Store store();

    /// Another store with nothing in it.
    Store anotherStore();

    /// Closes the store and opens it again; from now on that is [#store()].
    Store reopened();

    /// A store made of a backup.
    Store openedBackup(Path folder);

    /// Whether what was committed is there after [#reopened()].
    boolean survivesReopen();

    /// Whether [Store#backup] works.
    boolean canBackUp();

    /// Whether [#rowsOfRuns()] works.
    boolean canCountRows();

    /// How many rows there are of anything but the registry and the store itself.
    long rowsOfRuns();

    default void commit(RunWrite... writes) {
        store().commit(batch(writes));
    }

    default void purge(RunKey... runs) {
        Batch batch = new Batch();
        batch.purged().addAll(List.of(runs));
        store().commit(batch);
    }

    static Batch batch(RunWrite... writes) {
        Batch batch = new Batch();
        batch.runs().addAll(List.of(writes));
        return batch;
    }

    static void register(Store store, DomainRecord... domains) {
        Batch batch = new Batch();
        for (DomainRecord domain : domains) {
            batch.registryChanges().add(new RegistryChange.PutDomain(domain));
        }
        store.commit(batch);
    }

    default HistorySlice read(SampleRun run, long from, long to, boolean newestFirst) {
        return store().readHistory(run.key(), from, to, newestFirst, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /// The whole history of a run.
    default List<String> history(SampleRun run) {
        HistorySlice slice = read(run, 1, Integer.MAX_VALUE, false);
        assertThat(slice.complete()).isTrue();
        return texts(slice);
    }

    static List<String> texts(HistorySlice slice) {
        return slice.events().stream()
                .map(event -> new String(event, StandardCharsets.UTF_8))
                .toList();
    }

    /// All pages of a listing, one behind the other. There are no more of them than needed.
    default List<WorkflowExecutionInfo> list(VisibilityQuery query, int pageSize) {
        List<WorkflowExecutionInfo> infos = new ArrayList<>();
        byte[] position = null;
        int pages = 0;
        do {
            assertThat(++pages).as("paging that comes to an end").isLessThan(MAX_PAGES);
            VisibilityPage page = store().list(query, position, pageSize);
            infos.addAll(page.infos());
            position = page.position();
            if (position != null) {
                assertThat(page.infos()).as("a page that another one follows").hasSize(pageSize);
            } else {
                assertThat(page.infos()).hasSizeLessThanOrEqualTo(pageSize);
            }
        } while (position != null);
        return infos;
    }

    /// What a listing on one page shows.
    default List<WorkflowExecutionInfo> list(VisibilityQuery query) {
        return list(query, 100_000);
    }

    default int count(VisibilityQuery query) {
        return store().count(query, 100_000);
    }

    /// What a scan of open runs shows.
    default List<RunKey> openKeys() {
        List<RunKey> keys = new ArrayList<>();
        store().scanOpen(keys::add);
        return keys;
    }

    /// What a scan of open runs shows, each with what is kept of it.
    default List<@Nullable OpenRun> openRuns() {
        List<@Nullable OpenRun> runs = new ArrayList<>();
        for (RunKey key : openKeys()) {
            runs.add(store().findOpen(key.domain(), key.workflowId()));
        }
        return runs;
    }

    default List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        store().scanMessages(messages::add);
        return messages;
    }

    default List<Heartbeat> heartbeats() {
        List<Heartbeat> heartbeats = new ArrayList<>();
        store().scanHeartbeats(heartbeats::add);
        return heartbeats;
    }

    default List<RegistryChange> registry() {
        List<RegistryChange> changes = new ArrayList<>();
        store().scanRegistry(changes::add);
        return changes;
    }
}
