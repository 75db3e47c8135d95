package dev.furrow.engine.store;

import static dev.furrow.engine.store.SampleRun.START;
import static dev.furrow.engine.store.SampleRun.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.id.Slots;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Open and closed runs, found one by one or all.
interface RunConformance extends StoreUnderTest {

    @Test
    default void anOpenRunIsFoundByItsWorkflowIdAlone() {
        SampleRun run = SampleRun.of("field", 1);
        commit(run.begins(event(1)));

        assertThat(store().findOpen("farm", "field")).isEqualTo(new OpenRun(run.key(), run.open()));
        assertThat(store().findClosed(run.key())).isNull();
    }

    @Test
    default void anOpenRunIsNotFoundByAnotherDomainOrWorkflowId() {
        commit(SampleRun.of("field", 1).begins(event(1)));

        assertThat(store().findOpen("mill", "field")).isNull();
        assertThat(store().findOpen("nowhere", "field")).isNull();
        assertThat(store().findOpen("farm", "fiel")).isNull();
        assertThat(store().findOpen("farm", "fields")).isNull();
        assertThat(store().findOpen("farm", "Field")).isNull();
        assertThat(store().findOpen("farm", "")).isNull();
    }

    @Test
    default void theSameWorkflowIdMayBeOpenInEachDomain() {
        SampleRun here = SampleRun.of("field", 1);
        SampleRun there = SampleRun.of("field", 2).in("mill");
        commit(here.begins(event(1)), there.begins(event(1)));

        assertThat(store().findOpen("farm", "field")).isEqualTo(new OpenRun(here.key(), here.open()));
        assertThat(store().findOpen("mill", "field")).isEqualTo(new OpenRun(there.key(), there.open()));
        assertThat(openRuns())
                .containsExactlyInAnyOrder(
                        new OpenRun(here.key(), here.open()), new OpenRun(there.key(), there.open()));
    }

    @ParameterizedTest
    @EnumSource(CloseStatus.class)
    default void aClosedRunIsFoundAsItClosed(CloseStatus status) {
        SampleRun run = SampleRun.of("field", 1)
                .tagged("wheat", "rye")
                .childOf(new WorkflowExecution("parent", new RunId(9, 9).toString()))
                .askedToCancel();
        commit(run.begins(event(1)));
        commit(run.closes(status, START + 1_234, 2, event(2)));

        assertThat(store().findClosed(run.key())).isEqualTo(run.detail(status, START + 1_234));
        assertThat(store().findOpen("farm", "field")).isNull();
    }

    @Test
    default void aClosedRunIsNotFoundByAnotherDomainWorkflowIdOrRunId() {
        SampleRun run = SampleRun.of("field", 1);
        commit(run.beginsAndCloses(CloseStatus.FAILED, START, event(1)));

        RunId runId = run.key().runId();
        assertThat(store().findClosed(new RunKey("mill", "field", runId))).isNull();
        assertThat(store().findClosed(new RunKey("nowhere", "field", runId))).isNull();
        assertThat(store().findClosed(new RunKey("farm", "meadow", runId))).isNull();
        assertThat(store().findClosed(new RunKey("farm", "field", new RunId(1, 2))))
                .isNull();
    }

    /// Keys hold the slot of a workflowId, which another one may share.
    @Test
    default void aClosedRunIsNotFoundByAWorkflowIdOrDomainOfTheSameSlot() {
        String twin = IntStream.range(0, 1_000_000)
                .mapToObj(i -> "twin" + i)
                .filter(id -> Slots.of("farm", id) == Slots.of("farm", "field"))
                .findFirst()
                .orElseThrow();
        String shared = IntStream.range(0, 1_000_000)
                .mapToObj(i -> "shared" + i)
                .filter(id -> Slots.of("farm", id) == Slots.of("mill", id))
                .findFirst()
                .orElseThrow();
        SampleRun run = SampleRun.of("field", 1);
        SampleRun other = SampleRun.of(shared, 2);
        commit(run.beginsAndCloses(CloseStatus.FAILED, START, event(1)));
        commit(other.beginsAndCloses(CloseStatus.FAILED, START, event(1)));

        assertThat(store().findClosed(new RunKey("farm", twin, run.key().runId())))
                .isNull();
        assertThat(store().findClosed(new RunKey("mill", shared, other.key().runId())))
                .isNull();
        assertThat(store().findClosed(run.key())).isNotNull();
        assertThat(store().findClosed(other.key())).isNotNull();
    }

    @Test
    default void aWorkflowIdMayBeUsedAgainOnceItsRunHasClosed() {
        SampleRun first = SampleRun.of("field", 1);
        SampleRun second = SampleRun.of("field", 2).startedAt(START + 10);
        SampleRun third = SampleRun.of("field", 3).startedAt(START + 20);
        commit(first.begins(event(1)));
        commit(first.completes(START + 5, 2));
        commit(second.begins(event(1)));
        commit(second.completes(START + 15, 2));
        commit(third.begins(event(1)));

        assertThat(store().findOpen("farm", "field")).isEqualTo(new OpenRun(third.key(), third.open()));
        assertThat(store().findClosed(first.key())).isEqualTo(first.detail(CloseStatus.COMPLETED, START + 5));
        assertThat(store().findClosed(second.key())).isEqualTo(second.detail(CloseStatus.COMPLETED, START + 15));
        assertThat(store().findClosed(third.key())).isNull();
        assertThat(list(Queries.closedByClose()))
                .containsExactly(
                        second.closed(CloseStatus.COMPLETED, START + 15),
                        first.closed(CloseStatus.COMPLETED, START + 5));
    }

    @Test
    default void whatHasChangedOfAnOpenRunShowsEverywhere() {
        SampleRun run = SampleRun.of("field", 1).tagged("wheat");
        commit(run.begins(event(1)));
        commit(run.appends(2, event(2)));
        assertThat(list(Queries.open())).containsExactly(run.open());

        SampleRun changed = run.askedToCancel();
        commit(changed.changes(3, event(3)));

        assertThat(store().findOpen("farm", "field")).isEqualTo(new OpenRun(run.key(), changed.open()));
        assertThat(openRuns()).containsExactly(new OpenRun(run.key(), changed.open()));
        assertThat(list(Queries.open())).containsExactly(changed.open());
        assertThat(list(Queries.open(new VisibilityFilter.ByTag("wheat")))).containsExactly(changed.open());
        assertThat(list(Queries.open(new VisibilityFilter.ByWorkflowId("field"))))
                .containsExactly(changed.open());
    }

    @Test
    default void everyOpenRunIsFoundOnceForRecovery() {
        List<OpenRun> expected = new ArrayList<>();
        Batch batch = new Batch();
        for (int i = 0; i < 500; i++) {
            SampleRun run = SampleRun.of("field" + i, i).in(i % 3 == 0 ? "mill" : "farm");
            batch.runs().add(run.begins(event(1)));
            if (i % 7 == 0) {
                batch.runs().add(run.completes(START, 2));
            } else {
                expected.add(new OpenRun(run.key(), run.open()));
            }
        }
        store().commit(batch);

        assertThat(openRuns()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    default void everyPartOfWhatIsShownIsKept() {
        WorkflowExecution parent = new WorkflowExecution("parent", new RunId(9, 9).toString());
        List<SampleRun> runs = List.of(
                SampleRun.of("plain", 1),
                SampleRun.of("child", 2).childOf(parent),
                SampleRun.of("untagged", 3).tagged(),
                SampleRun.of("tagged", 4).tagged("b", "a", "b"),
                SampleRun.of("asked", 5).askedToCancel(),
                SampleRun.of("first", 6).startedAt(0),
                SampleRun.of("millis", 7).startedAt(START + 1),
                SampleRun.of("last", 8).startedAt(253_402_300_798_999L));
        for (SampleRun run : runs) {
            commit(run.begins(event(1)));
            assertThat(store().findOpen("farm", run.key().workflowId())).isEqualTo(new OpenRun(run.key(), run.open()));
            commit(run.closes(CloseStatus.CANCELED, run.startedAt(), 2, event(2)));
            assertThat(store().findClosed(run.key())).isEqualTo(run.detail(CloseStatus.CANCELED, run.startedAt()));
        }
    }
}
