package dev.furrow.engine.store;

import static dev.furrow.engine.store.SampleRun.START;
import static dev.furrow.engine.store.SampleRun.event;
import static dev.furrow.engine.store.SampleRun.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.api.CloseStatus;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.token.Seal;
import dev.furrow.engine.turn.Heartbeat;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is there after a store was closed and opened again, and what a backup holds.
interface DurabilityConformance extends StoreUnderTest {
    SampleRun OPEN_RUN = SampleRun.of("open", 1).tagged("wheat");
    SampleRun CLOSED_RUN = SampleRun.of("closed", 2).in("mill").tagged("rye");
    Message WAITING = SampleMessage.to("open", 1);
    Heartbeat BEAT = new Heartbeat(OPEN_RUN.key(), 2, START + 1, "half");

    private void writeSomeOfEverything() {
        Batch batch = StoreUnderTest.batch(
                OPEN_RUN.begins(events(1, 2)),
                CLOSED_RUN.beginsAndCloses(CloseStatus.TERMINATED, START + 7, events(1, 3)));
        batch.sent().add(WAITING);
        batch.sent().add(SampleMessage.to("open", 2));
        batch.received().add(SampleMessage.to("open", 2));
        batch.heartbeats().add(BEAT);
        batch.registryChanges()
                .add(new RegistryChange.PutWorkflowType(
                        MILL, SampleTypes.workflowType("grind", "1", SampleTypes.REGISTERED)));
        batch.at(START + 7);
        store().commit(batch);
    }

    private void someOfEverythingIsIn(Store store) {
        assertThat(store.findOpen("farm", "open")).isEqualTo(new OpenRun(OPEN_RUN.key(), OPEN_RUN.open()));
        assertThat(store.findClosed(CLOSED_RUN.key())).isEqualTo(CLOSED_RUN.detail(CloseStatus.TERMINATED, START + 7));
        assertThat(StoreUnderTest.texts(store.readHistory(OPEN_RUN.key(), 1, 10, false, 10, 1_000)))
                .containsExactly(events(1, 2));
        assertThat(StoreUnderTest.texts(store.readHistory(CLOSED_RUN.key(), 1, 10, false, 10, 1_000)))
                .containsExactly(events(1, 3));
        assertThat(store.list(Queries.open(new VisibilityFilter.ByTag("wheat")), null, 10)
                        .infos())
                .containsExactly(OPEN_RUN.open());
        assertThat(store.list(Queries.in("mill", Queries.closedByClose()), null, 10)
                        .infos())
                .containsExactly(CLOSED_RUN.closed(CloseStatus.TERMINATED, START + 7));
        store.scanMessages(message -> assertThat(message).isEqualTo(WAITING));
        store.scanHeartbeats(heartbeat -> assertThat(heartbeat).isEqualTo(BEAT));
        assertThat(store.latestTime()).isEqualTo(START + 7);
    }

    @Test
    default void aStoreThatIsOpenedAgainHoldsEverythingOrDeclaresThatItDoesNot() {
        writeSomeOfEverything();
        List<RegistryChange> registered = registry();

        reopened();

        if (survivesReopen()) {
            someOfEverythingIsIn(store());
            assertThat(openRuns()).hasSize(1);
            assertThat(messages()).hasSize(1);
            assertThat(heartbeats()).hasSize(1);
            assertThat(registry()).isEqualTo(registered).hasSize(3);
        } else {
            assertThat(openRuns()).isEmpty();
            assertThat(messages()).isEmpty();
            assertThat(heartbeats()).isEmpty();
            assertThat(registry()).isEmpty();
            assertThat(store().findClosed(CLOSED_RUN.key())).isNull();
            assertThat(store().latestTime()).isZero();
        }
    }

    @Test
    default void aStoreThatIsOpenedAgainIsWrittenOn() {
        writeSomeOfEverything();

        reopened();

        if (!survivesReopen()) {
            StoreUnderTest.register(store(), FARM, MILL);
            writeSomeOfEverything();
        }
        commit(OPEN_RUN.appends(3, event(3)), OPEN_RUN.completes(START + 9, 4));
        purge(CLOSED_RUN.key());
        Batch batch = new Batch();
        batch.received().add(WAITING);
        batch.at(START + 3);
        store().commit(batch);

        assertThat(openRuns()).isEmpty();
        assertThat(list(Queries.open())).isEmpty();
        assertThat(list(Queries.closedByClose())).containsExactly(OPEN_RUN.closed(CloseStatus.COMPLETED, START + 9));
        assertThat(history(OPEN_RUN)).containsExactly(events(1, 4));
        assertThat(history(CLOSED_RUN)).isEmpty();
        assertThat(messages()).isEmpty();
        assertThat(heartbeats()).isEmpty();
        assertThat(store().latestTime()).isEqualTo(START + 7);
        purge(OPEN_RUN.key());
        if (canCountRows()) {
            assertThat(rowsOfRuns()).isZero();
        }
    }

    @Test
    default void thePositionOfAPageIsGoodForTheStoreThatIsOpenedAgain() {
        for (int i = 0; i < 6; i++) {
            commit(SampleRun.of("field" + i, i).startedAt(START + i / 2).begins(event(1)));
        }
        List<?> whole = list(Queries.open());
        VisibilityPage first = store().list(Queries.open(), null, 3);

        reopened();

        VisibilityPage second = store().list(Queries.open(), first.position(), 3);
        assertThat(second.infos()).isEqualTo(survivesReopen() ? whole.subList(3, 6) : List.of());
        assertThat(second.position()).isNull();
    }

    @Test
    default void theTokenKeyStaysForTheLifeOfTheStore() {
        byte[] key = store().tokenKey();
        assertThat(key).hasSize(Seal.KEY_BYTES);

        writeSomeOfEverything();
        assertThat(store().tokenKey()).isEqualTo(key);

        byte[] later = reopened().tokenKey();
        if (survivesReopen()) {
            assertThat(later).isEqualTo(key);
            assertThat(reopened().tokenKey()).isEqualTo(key);
        } else {
            assertThat(later).hasSize(Seal.KEY_BYTES).isNotEqualTo(key);
        }
    }

    @Test
    default void everyStoreHasItsOwnTokenKey() {
        byte[] key = store().tokenKey();

        assertThat(anotherStore().tokenKey()).isNotEqualTo(key);
    }

    @Test
    default void aBackupIsTheStoreOfOneMomentOrIsRefused(@TempDir Path folder) {
        writeSomeOfEverything();
        Path target = folder.resolve("backup");
        if (!canBackUp()) {
            assertThatThrownBy(() -> store().backup(target)).isInstanceOf(UnsupportedOperationException.class);
            assertThat(target).doesNotExist();
            return;
        }
        byte[] key = store().tokenKey();

        store().backup(target);
        commit(OPEN_RUN.completes(START + 8, 3));

        try (Store backup = openedBackup(target)) {
            someOfEverythingIsIn(backup);
            assertThat(backup.tokenKey()).isEqualTo(key);
            backup.commit(StoreUnderTest.batch(OPEN_RUN.appends(3, "{\"eventId\":3,\"of\":\"the backup\"}")));
        }
        assertThat(store().findOpen("farm", "open")).isNull();
        assertThat(history(OPEN_RUN)).containsExactly(events(1, 3));
    }

    @Test
    default void theSizeOfAStoreIsNeverNegative() {
        writeSomeOfEverything();

        assertThat(store().size().bytesOnDisk()).isNotNegative();
        assertThat(store().size().bytesFree()).isPositive();
    }
}
