package dev.furrow.engine.store;

import static dev.furrow.engine.store.SampleRun.START;
import static dev.furrow.engine.store.SampleRun.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.message.MessageId;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.registry.Registry;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.store.VisibilityQuery.RunSet;
import dev.furrow.engine.turn.Heartbeat;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reads while another thread commits: each sees every batch whose commit has returned, and one that is under way
/// whole or not at all.
interface ConcurrencyConformance extends StoreUnderTest {
    /// So many runs that no store reads them at one stroke.
    int HERD = 150;

    @Test
    default void readersSeeTheEventsOfABatchInAllItsRunsOrInNone() {
        SampleRun one = SampleRun.of("one", 1);
        SampleRun two = SampleRun.of("two", 2);
        commit(one.begins(event(1)), two.begins(event(1)));
        Race.run(200, i -> commit(one.appends(i + 1, event(i + 1)), two.appends(i + 1, event(i + 1))), committed -> {
            int before = history(one).size();
            int between = history(two).size();
            int after = history(one).size();
            assertThat(before).isGreaterThanOrEqualTo(committed + 1);
            assertThat(between).isBetween(before, after);
        });
    }

    @Test
    default void readersSeeTheEventsOfABatchInBothDirectionsWithoutGap() {
        SampleRun run = SampleRun.of("field", 1);
        commit(run.begins(event(1), event(2), event(3)));
        Race.run(
                200,
                i -> commit(run.appends(3L * i + 1, event(3L * i + 1), event(3L * i + 2), event(3L * i + 3))),
                committed -> {
                    HistorySlice newest = read(run, 2, Integer.MAX_VALUE, true);
                    int last = (int) newest.firstEventId();
                    assertThat(last % 3).isZero();
                    assertThat(last).isGreaterThanOrEqualTo(3 * committed + 3);
                    assertThat(newest.events()).hasSize(last - 1);
                    assertThat(history(run)).startsWith(SampleRun.events(1, last));
                });
    }

    @Test
    default void aRunThatClosesIsAlwaysFoundOpenOrClosed() {
        commit(generation(0, "relay").begins(event(1)));
        Race.run(
                200,
                i -> commit(
                        generation(i - 1, "relay").closes(CloseStatus.CONTINUED_AS_NEW, START, 2, event(2)),
                        generation(i, "relay").begins(event(1))),
                committed -> {
                    OpenRun open = store().findOpen("farm", "relay");
                    assertThat(open).isNotNull();
                    int generation = (int) open.run().runId().low();
                    assertThat(generation).isGreaterThanOrEqualTo(committed);
                    if (generation > 0) {
                        assertThat(store().findClosed(generation(generation - 1, "relay")
                                        .key()))
                                .isNotNull();
                    }
                    assertThat(list(Queries.open(new VisibilityFilter.ByWorkflowId("relay"))))
                            .hasSize(1);
                });
    }

    private static SampleRun generation(int generation, String workflowId) {
        return SampleRun.of("farm", workflowId, new RunId(1, generation)).startedAt(START + generation);
    }

    @Test
    default void aListingOfOpenRunsShowsAllThatABatchHasBegun() {
        store().commit(herd(0));
        Race.run(25, i -> store().commit(herd(i)), committed -> {
            for (VisibilityQuery query : List.of(Queries.open(), Queries.oldestFirst(Queries.open()))) {
                List<WorkflowExecutionInfo> infos = list(query);
                assertThat(infos).hasSize(HERD);
                assertThat(infos).allMatch(info -> info.closeStatus() == null && info.closeTimestamp() == null);
                assertThat(infos.stream()
                                .map(WorkflowExecutionInfo::startTimestamp)
                                .distinct())
                        .hasSize(1);
                assertThat(infos.getFirst().startTimestamp().toEpochMilli()).isGreaterThanOrEqualTo(START + committed);
            }
            assertThat(count(Queries.open())).isEqualTo(HERD);
        });
    }

    /// Ends the herd of before and begins another one, some with a workflowId of before and some with a new one.
    private static Batch herd(int generation) {
        Batch batch = new Batch();
        if (generation > 0) {
            for (int i = 0; i < HERD; i++) {
                batch.runs().add(cow(generation - 1, i).closes(CloseStatus.COMPLETED, START + generation, 2, event(2)));
            }
        }
        for (int i = 0; i < HERD; i++) {
            batch.runs().add(cow(generation, i).begins(event(1)));
        }
        return batch;
    }

    private static SampleRun cow(int generation, int i) {
        String workflowId = i % 2 == 0 ? "cow" + i : "cow" + i + "of" + generation;
        // Ids that fall everywhere among those of other generations.
        return SampleRun.of("farm", workflowId, new RunId(scattered(i) ^ generation, i))
                .startedAt(START + generation);
    }

    private static long scattered(long i) {
        return i * 0x9E3779B97F4A7C15L;
    }

    private static long generationOf(RunKey cow) {
        return cow.runId().high() ^ scattered(cow.runId().low());
    }

    @Test
    default void aListingOfClosedRunsShowsAllThatABatchHasClosed() {
        store().commit(herd(0));
        Race.run(8, i -> store().commit(herd(i)), committed -> {
            for (RunSet set : List.of(RunSet.CLOSED_BY_START, RunSet.CLOSED_BY_CLOSE)) {
                for (VisibilityQuery query : List.of(Queries.of(set), Queries.oldestFirst(Queries.of(set)))) {
                    int listed = list(query).size();
                    assertThat(listed % HERD).isZero();
                    assertThat(listed).isGreaterThanOrEqualTo(committed * HERD);
                    int counted = count(query);
                    assertThat(counted % HERD).isZero();
                    assertThat(counted).isGreaterThanOrEqualTo(listed);
                }
            }
        });
    }

    @Test
    default void scansOfOpenRunsAndHeartbeatsSeeABatchWhole() {
        store().commit(herd(0));
        Race.run(
                20,
                i -> {
                    Batch batch = herd(i);
                    for (int k = 0; k < HERD; k++) {
                        batch.heartbeats().add(new Heartbeat(cow(i, k).key(), 1, START + i, null));
                    }
                    store().commit(batch);
                },
                committed -> {
                    List<RunKey> open = openKeys();
                    assertThat(open).hasSize(HERD);
                    assertThat(open.stream()
                                    .map(ConcurrencyConformance::generationOf)
                                    .distinct())
                            .hasSize(1);
                    List<Heartbeat> heartbeats = heartbeats();
                    assertThat(heartbeats.stream().map(Heartbeat::at).distinct())
                            .hasSizeLessThanOrEqualTo(1);
                    assertThat(heartbeats.size()).isIn(committed == 0 ? List.of(0, HERD) : List.of(HERD));
                });
    }

    @Test
    default void aScanOfMessagesSeesABatchWhole() {
        Race.run(
                30,
                i -> {
                    Batch batch = new Batch();
                    for (int k = 0; k < HERD; k++) {
                        batch.received().add(call(i - 1, k));
                        batch.sent().add(call(i, k));
                    }
                    store().commit(batch);
                },
                committed -> {
                    List<Long> sequences = messages().stream()
                            .map(message -> message.id().sequence())
                            .toList();
                    assertThat(sequences.size()).isIn(committed == 0 ? List.of(0, HERD) : List.of(HERD));
                    assertThat(sequences.stream().distinct()).hasSizeLessThanOrEqualTo(1);
                    assertThat(sequences).allMatch(sequence -> sequence >= committed);
                });
    }

    private static Message call(int sequence, int receiver) {
        return SampleMessage.to("cow" + receiver, new MessageId(sequence, SampleMessage.SENDER, receiver, 0));
    }

    @Test
    default void aScanOfTheRegistryMeetsNoTypeWithoutItsDomain() {
        Race.run(
                100,
                i -> {
                    DomainRecord domain = SampleTypes.domain(10 + i, "domain" + i);
                    Batch batch = new Batch();
                    batch.registryChanges().add(new RegistryChange.PutDomain(domain));
                    batch.registryChanges()
                            .add(new RegistryChange.PutWorkflowType(
                                    domain, SampleTypes.workflowType("w", "1", SampleTypes.REGISTERED)));
                    batch.registryChanges()
                            .add(new RegistryChange.PutActivityType(
                                    domain, SampleTypes.activityType("a", "1", SampleTypes.REGISTERED)));
                    store().commit(batch);
                },
                committed -> {
                    Registry registry = new Registry();
                    store().scanRegistry(registry::apply);
                    int seen = registry.domains().size() - 2;
                    assertThat(seen).isGreaterThanOrEqualTo(committed);
                    for (int i = 1; i <= seen; i++) {
                        assertThat(registry.workflowTypes("domain" + i)).hasSize(1);
                        assertThat(registry.activityTypes("domain" + i)).hasSize(1);
                    }
                });
    }

    @Test
    default void theLatestTimeIsSeenByEveryThread() {
        Race.run(
                200,
                i -> {
                    Batch batch =
                            StoreUnderTest.batch(SampleRun.of("field" + i, i).begins(event(1)));
                    batch.at(START + i);
                    store().commit(batch);
                },
                committed -> assertThat(store().latestTime())
                        .isGreaterThanOrEqualTo(committed == 0 ? 0 : START + committed));
    }

    @Test
    default void aBackupUnderCommitsHoldsWholeBatchesOrIsRefused(@TempDir Path folder) {
        if (!canBackUp()) {
            assertThatThrownBy(() -> store().backup(folder.resolve("backup")))
                    .isInstanceOf(UnsupportedOperationException.class);
            return;
        }
        store().commit(herd(0));
        AtomicInteger backups = new AtomicInteger();
        Race.run(10, i -> store().commit(herd(i)), committed -> {
            Path target = folder.resolve("backup" + backups.incrementAndGet());
            store().backup(target);
            try (Store backup = openedBackup(target)) {
                assertThat(backup.count(Queries.open(), 100_000)).isEqualTo(HERD);
                int closed = backup.count(Queries.closedByClose(), 100_000);
                assertThat(closed % HERD).isZero();
                assertThat(closed).isGreaterThanOrEqualTo(committed * HERD);
            }
        });
    }
}
