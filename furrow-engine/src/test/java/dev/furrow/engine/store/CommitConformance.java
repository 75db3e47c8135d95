package dev.furrow.engine.store;

import static dev.furrow.engine.store.SampleRun.START;
import static dev.furrow.engine.store.SampleRun.event;
import static dev.furrow.engine.store.SampleRun.events;
import static dev.furrow.engine.store.StoreUnderTest.batch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Heartbeat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What one batch does, and in which order.
interface CommitConformance extends StoreUnderTest {

    @Test
    default void everythingOfABatchIsThereWhenTheCommitReturns() {
        SampleRun run = SampleRun.of("field", 1);
        Batch batch = batch(run.begins(events(1, 2)));
        Message message = SampleMessage.to("barn", 1);
        Heartbeat heartbeat = new Heartbeat(run.key(), 2, START, "half");
        batch.sent().add(message);
        batch.heartbeats().add(heartbeat);
        batch.registryChanges().add(new RegistryChange.PutDomain(SampleTypes.domain(3, "dairy")));
        batch.at(START);

        store().commit(batch);

        assertThat(history(run)).containsExactly(events(1, 2));
        assertThat(store().findOpen("farm", "field")).isEqualTo(new OpenRun(run.key(), run.open()));
        assertThat(list(Queries.open())).containsExactly(run.open());
        assertThat(messages()).containsExactly(message);
        assertThat(heartbeats()).containsExactly(heartbeat);
        assertThat(registry()).contains(new RegistryChange.PutDomain(SampleTypes.domain(3, "dairy")));
        assertThat(store().latestTime()).isEqualTo(START);
    }

    @Test
    default void anEmptyBatchChangesNothing() {
        SampleRun run = SampleRun.of("field", 1);
        commit(run.begins(event(1)));

        store().commit(new Batch());

        assertThat(openRuns()).containsExactly(new OpenRun(run.key(), run.open()));
        assertThat(history(run)).containsExactly(event(1));
        assertThat(store().latestTime()).isZero();
    }

    @Test
    default void aRunMayBeginInADomainOfTheSameBatch() {
        SampleRun run = SampleRun.of("field", 1).in("dairy");
        Batch batch = batch(run.begins(event(1)));
        batch.registryChanges().add(new RegistryChange.PutDomain(SampleTypes.domain(3, "dairy")));

        store().commit(batch);

        assertThat(openRuns()).containsExactly(new OpenRun(run.key(), run.open()));
        assertThat(list(Queries.in("dairy", Queries.open()))).containsExactly(run.open());
        assertThat(list(Queries.open())).isEmpty();
    }

    @Test
    default void aRunThatBeginsAndClosesInOneTurnIsClosed() {
        SampleRun run = SampleRun.of("field", 1);

        commit(run.beginsAndCloses(CloseStatus.TERMINATED, START + 5, events(1, 3)));

        isClosedOnly(run, run.closed(CloseStatus.TERMINATED, START + 5));
        assertThat(history(run)).containsExactly(events(1, 3));
    }

    @Test
    default void aRunThatBeginsAndClosesInTwoTurnsOfABatchIsClosed() {
        SampleRun run = SampleRun.of("field", 1).tagged("wheat");

        commit(run.begins(events(1, 2)), run.appends(3, event(3)), run.completes(START + 5, 4));

        isClosedOnly(run, run.closed(CloseStatus.COMPLETED, START + 5));
        assertThat(history(run)).containsExactly(events(1, 4));
    }

    private void isClosedOnly(SampleRun run, WorkflowExecutionInfo closed) {
        assertThat(store().findOpen("farm", run.key().workflowId())).isNull();
        assertThat(openRuns()).isEmpty();
        assertThat(list(Queries.open())).isEmpty();
        assertThat(count(Queries.open())).isZero();
        assertThat(store().findClosed(run.key()))
                .isNotNull()
                .extracting(detail -> detail.executionInfo())
                .isEqualTo(closed);
        assertThat(list(Queries.closedByStart())).containsExactly(closed);
        assertThat(list(Queries.closedByClose())).containsExactly(closed);
    }

    @Test
    default void aRunThatAnotherOneContinuesInTheSameBatchLeavesTheOtherOpen() {
        SampleRun first = SampleRun.of("field", 1);
        SampleRun second = SampleRun.of("field", 2).startedAt(START + 5);
        commit(first.begins(event(1)));

        commit(
                first.closes(CloseStatus.CONTINUED_AS_NEW, START + 5, 2, event(2)),
                second.begins(event(1)),
                second.appends(2, events(2, 3)));

        assertThat(store().findOpen("farm", "field")).isEqualTo(new OpenRun(second.key(), second.open()));
        assertThat(list(Queries.open())).containsExactly(second.open());
        assertThat(list(Queries.closedByClose()))
                .containsExactly(first.closed(CloseStatus.CONTINUED_AS_NEW, START + 5));
        assertThat(history(first)).containsExactly(events(1, 2));
        assertThat(history(second)).containsExactly(events(1, 3));
    }

    @Test
    default void theLaterOfTwoChangesInABatchCounts() {
        SampleRun run = SampleRun.of("field", 1);
        Batch batch = batch(run.begins(event(1)), run.askedToCancel().changes(2, event(2)));
        batch.heartbeats().add(new Heartbeat(run.key(), 2, START + 1, "early"));
        batch.heartbeats().add(new Heartbeat(run.key(), 2, START + 2, "late"));
        batch.registryChanges().add(new RegistryChange.PutDomain(FARM.withStatus(SampleTypes.DEPRECATED)));
        batch.registryChanges().add(new RegistryChange.PutDomain(FARM));

        store().commit(batch);

        assertThat(list(Queries.open())).containsExactly(run.askedToCancel().open());
        assertThat(heartbeats()).containsExactly(new Heartbeat(run.key(), 2, START + 2, "late"));
        assertThat(registry())
                .containsExactlyInAnyOrder(new RegistryChange.PutDomain(FARM), new RegistryChange.PutDomain(MILL));
    }

    @Test
    default void anAppendedBatchIsTheLaterOne() {
        SampleRun run = SampleRun.of("field", 1);
        Message message = SampleMessage.to("field", 1);
        Batch first = batch(run.begins(events(1, 2)));
        first.sent().add(message);
        first.heartbeats().add(new Heartbeat(run.key(), 2, START + 1, null));
        first.at(START + 9);
        Batch second = batch(run.completes(START + 5, 3));
        second.received().add(message);
        second.at(START + 5);

        first.append(second);
        store().commit(first);

        isClosedOnly(run, run.closed(CloseStatus.COMPLETED, START + 5));
        assertThat(messages()).isEmpty();
        assertThat(heartbeats()).isEmpty();
        assertThat(store().latestTime()).isEqualTo(START + 9);
    }

    /// A commit that failed for lack of room is repeated, and nobody knows how much of it was done.
    @Test
    default void committingABatchAgainChangesNothing() {
        SampleRun before = SampleRun.of("field", 1).tagged("wheat");
        SampleRun after = SampleRun.of("field", 2).tagged("wheat");
        SampleRun old = SampleRun.of("old", 3);
        Message message = SampleMessage.to("barn", 1);
        Message taken = SampleMessage.to("field", 2);
        commit(before.begins(event(1)), old.beginsAndCloses(CloseStatus.FAILED, START, event(1)));
        Batch batch =
                batch(before.closes(CloseStatus.CONTINUED_AS_NEW, START + 5, 2, event(2)), after.begins(event(1)));
        batch.sent().add(message);
        batch.sent().add(taken);
        batch.received().add(taken);
        batch.heartbeats().add(new Heartbeat(before.key(), 2, START + 1, null));
        batch.heartbeats().add(new Heartbeat(after.key(), 2, START + 1, null));
        batch.purged().add(old.key());
        batch.at(START + 5);

        store().commit(batch);
        store().commit(batch);

        assertThat(openRuns()).containsExactly(new OpenRun(after.key(), after.open()));
        assertThat(list(Queries.open())).containsExactly(after.open());
        assertThat(list(Queries.closedByClose()))
                .containsExactly(before.closed(CloseStatus.CONTINUED_AS_NEW, START + 5));
        assertThat(history(before)).containsExactly(events(1, 2));
        assertThat(history(after)).containsExactly(event(1));
        assertThat(messages()).containsExactly(message);
        assertThat(heartbeats()).containsExactly(new Heartbeat(after.key(), 2, START + 1, null));
        assertThat(store().latestTime()).isEqualTo(START + 5);
    }

    @Test
    default void theLatestTimeOfAnEmptyStoreIsZero() {
        assertThat(anotherStore().latestTime()).isZero();
    }

    @Test
    default void theLatestTimeNeverGoesBack() {
        for (long time : List.of(START + 5, START + 3, 7L, START + 4)) {
            Batch batch = batch(SampleRun.of("field" + time, time).begins(event(1)));
            batch.at(time);
            store().commit(batch);
            assertThat(store().latestTime()).isEqualTo(START + 5);
        }
        Batch later = batch(SampleRun.of("barn", 1).begins(event(1)));
        later.at(START + 6);
        store().commit(later);
        assertThat(store().latestTime()).isEqualTo(START + 6);
    }
}
