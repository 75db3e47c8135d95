package dev.furrow.engine.store;

import static dev.furrow.engine.store.SampleRun.START;
import static dev.furrow.engine.store.SampleRun.event;
import static dev.furrow.engine.store.SampleRun.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.api.CloseStatus;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.store.VisibilityQuery.RunSet;
import dev.furrow.engine.turn.Heartbeat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which runs are past their time, and what is left when they go.
interface RetentionConformance extends StoreUnderTest {

    @Test
    default void runsThatHaveClosedByATimeAreFoundOldestFirst() {
        List<RunKey> keys = new ArrayList<>();
        for (CloseStatus status : CloseStatus.values()) {
            int i = keys.size();
            SampleRun run = SampleRun.of("field" + i, 9 - i).startedAt(START - i);
            commit(run.beginsAndCloses(status, START + i, event(1)));
            keys.add(run.key());
        }
        commit(SampleRun.of("open", 1).startedAt(1).begins(event(1)));
        commit(SampleRun.of("there", 2).in("mill").beginsAndCloses(CloseStatus.FAILED, START, event(1)));

        assertThat(store().closedUpTo("farm", START + 2, 100)).isEqualTo(keys.subList(0, 3));
        assertThat(store().closedUpTo("farm", START + 2, 2)).isEqualTo(keys.subList(0, 2));
        assertThat(store().closedUpTo("farm", START, 100)).isEqualTo(keys.subList(0, 1));
        assertThat(store().closedUpTo("farm", START - 1, 100)).isEmpty();
        assertThat(store().closedUpTo("farm", Long.MAX_VALUE, 100)).isEqualTo(keys);
        assertThat(store().closedUpTo("nowhere", Long.MAX_VALUE, 100)).isEmpty();
    }

    /// A retention longer than the time since 1970 is a way to say for ever.
    @Test
    default void noRunHasClosedBefore1970() {
        commit(SampleRun.of("field", 1).beginsAndCloses(CloseStatus.FAILED, START, event(1)));
        commit(SampleRun.of("first", 2).startedAt(0).beginsAndCloses(CloseStatus.FAILED, 0, event(1)));

        assertThat(store().closedUpTo("farm", -1, 100)).isEmpty();
        assertThat(store().closedUpTo("farm", Long.MIN_VALUE, 100)).isEmpty();
        assertThat(store().closedUpTo("farm", 0, 100))
                .containsExactly(SampleRun.of("first", 2).key());
    }

    @Test
    default void aPurgedRunIsAsIfItHadNeverBeen() {
        SampleRun gone = SampleRun.of("field", 1).tagged("wheat", "rye");
        SampleRun left = SampleRun.of("field", 2).tagged("wheat");
        commit(
                gone.begins(events(1, 3)),
                gone.closes(CloseStatus.FAILED, START + 1, 4, event(4)),
                left.begins(event(1)),
                left.closes(CloseStatus.FAILED, START + 2, 2, event(2)));

        purge(gone.key());

        assertThat(store().findClosed(gone.key())).isNull();
        assertThat(history(gone)).isEmpty();
        assertThat(store().closedUpTo("farm", Long.MAX_VALUE, 10)).containsExactly(left.key());
        for (RunSet set : List.of(RunSet.CLOSED_BY_START, RunSet.CLOSED_BY_CLOSE)) {
            for (VisibilityFilter filter : List.of(
                    new VisibilityFilter.Everything(),
                    new VisibilityFilter.ByWorkflowId("field"),
                    new VisibilityFilter.ByType("harvest", null),
                    new VisibilityFilter.ByTag("wheat"),
                    new VisibilityFilter.ByCloseStatus(CloseStatus.FAILED))) {
                VisibilityQuery query = Queries.filtered(Queries.of(set), filter);
                assertThat(list(query)).containsExactly(left.closed(CloseStatus.FAILED, START + 2));
                assertThat(count(query)).isEqualTo(1);
            }
            VisibilityQuery rye = Queries.filtered(Queries.of(set), new VisibilityFilter.ByTag("rye"));
            assertThat(list(rye)).isEmpty();
            assertThat(count(rye)).isZero();
        }
        assertThat(history(left)).containsExactly(events(1, 2));
    }

    @Test
    default void purgingLeavesTheNeighbours() {
        List<SampleRun> runs = Neighbours.runs();
        Batch batch = new Batch();
        for (SampleRun run : runs) {
            batch.runs().add(run.begins(events(1, 2)));
            batch.runs().add(run.completes(START, 3));
        }
        store().commit(batch);

        for (int i = 0; i < runs.size(); i++) {
            purge(runs.get(i).key());
            assertThat(history(runs.get(i))).isEmpty();
            for (SampleRun left : runs.subList(i + 1, runs.size())) {
                assertThat(store().findClosed(left.key())).as("%s", left.key()).isNotNull();
                assertThat(history(left)).as("%s", left.key()).containsExactly(events(1, 3));
            }
        }
        assertThat(list(Queries.closedByStart())).isEmpty();
    }

    @Test
    default void anOpenRunIsNeverPurged() {
        SampleRun run = SampleRun.of("field", 1);
        commit(run.begins(events(1, 2)));
        Batch batch = new Batch();
        batch.heartbeats().add(new Heartbeat(run.key(), 2, START, null));
        store().commit(batch);

        purge(run.key());

        assertThat(store().findOpen("farm", "field")).isEqualTo(new OpenRun(run.key(), run.open()));
        assertThat(list(Queries.open())).containsExactly(run.open());
        assertThat(history(run)).containsExactly(events(1, 2));
        assertThat(heartbeats()).hasSize(1);
    }

    @Test
    default void purgingAClosedRunLeavesTheOpenOneOfItsWorkflowId() {
        SampleRun closed = SampleRun.of("field", 1);
        SampleRun open = SampleRun.of("field", 2);
        commit(closed.begins(event(1)), closed.completes(START, 2), open.begins(events(1, 2)));

        purge(closed.key());

        assertThat(store().findOpen("farm", "field")).isEqualTo(new OpenRun(open.key(), open.open()));
        assertThat(list(Queries.open())).containsExactly(open.open());
        assertThat(history(open)).containsExactly(events(1, 2));
    }

    @Test
    default void purgingWhatIsNotThereDoesNoHarm() {
        SampleRun run = SampleRun.of("field", 1);
        commit(run.begins(event(1)), run.completes(START, 2));
        SampleRun kept = SampleRun.of("meadow", 2);
        commit(kept.begins(event(1)), kept.completes(START, 2));

        purge(run.key(), run.key(), SampleRun.of("never", 3).key());
        purge(run.key(), run.in("nowhere").key());

        assertThat(store().findClosed(run.key())).isNull();
        assertThat(list(Queries.closedByStart())).containsExactly(kept.closed(CloseStatus.COMPLETED, START));
    }

    @Test
    default void nothingIsLeftOfRunsThatHaveAllBeenPurged() {
        Batch population = Population.batch();
        store().commit(population);
        List<OpenRun> open = openRuns();
        Batch heartbeats = new Batch();
        for (OpenRun run : open) {
            heartbeats.heartbeats().add(new Heartbeat(run.run(), 1, START, "x"));
            heartbeats.heartbeats().add(new Heartbeat(run.run(), 9, START, null));
        }
        store().commit(heartbeats);
        Batch closing = new Batch();
        for (OpenRun run : open) {
            SampleRun sample = new SampleRun(
                    run.run(),
                    run.info().workflowType(),
                    run.info().startTimestamp().toEpochMilli(),
                    run.info().tagList(),
                    null,
                    false);
            closing.runs().add(sample.closes(CloseStatus.TIMED_OUT, START + 50, 2, events(2, 4)));
        }
        store().commit(closing);
        if (canCountRows()) {
            assertThat(rowsOfRuns()).as("rows before the purge").isGreaterThan(60);
        }

        for (String domain : List.of("farm", "mill")) {
            List<RunKey> some = store().closedUpTo(domain, Long.MAX_VALUE, 7);
            while (!some.isEmpty()) {
                purge(some.toArray(RunKey[]::new));
                some = store().closedUpTo(domain, Long.MAX_VALUE, 7);
            }
        }

        for (RunWrite write : population.runs()) {
            assertThat(store().findClosed(write.run())).isNull();
            assertThat(store().readHistory(write.run(), 1, Integer.MAX_VALUE, false, 10, 1_000)
                            .events())
                    .isEmpty();
        }
        for (RunSet set : RunSet.values()) {
            for (VisibilityQuery query : Population.queries(set)) {
                assertThat(count(query)).as("%s", query).isZero();
                assertThat(list(query)).as("%s", query).isEmpty();
            }
        }
        assertThat(openRuns()).isEmpty();
        assertThat(heartbeats()).isEmpty();
        if (canCountRows()) {
            assertThat(rowsOfRuns()).as("rows that the purge has left").isZero();
        }
    }

    @Test
    default void rowsOfRunsAreCountedOrThatIsDeclaredAbsent() {
        if (canCountRows()) {
            assertThat(rowsOfRuns()).isZero();
            commit(SampleRun.of("field", 1).begins(event(1)));
            assertThat(rowsOfRuns()).isPositive();
        } else {
            assertThatThrownBy(this::rowsOfRuns).isInstanceOf(UnsupportedOperationException.class);
        }
    }
}
