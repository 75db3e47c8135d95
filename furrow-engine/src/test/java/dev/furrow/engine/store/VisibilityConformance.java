package dev.furrow.engine.store;

import static dev.furrow.engine.store.SampleRun.START;
import static dev.furrow.engine.store.SampleRun.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.engine.store.VisibilityFilter.ByCloseStatus;
import dev.furrow.engine.store.VisibilityFilter.ByTag;
import dev.furrow.engine.store.VisibilityFilter.ByType;
import dev.furrow.engine.store.VisibilityFilter.ByWorkflowId;
import dev.furrow.engine.store.VisibilityQuery.RunSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Which runs a listing shows and a count counts, and in which order.
interface VisibilityConformance extends StoreUnderTest {

    @ParameterizedTest
    @EnumSource(RunSet.class)
    default void everyCombinationOfFilterSpanOrderAndPageAgreesWithThePlainReading(RunSet set) {
        ModelStore model = new ModelStore();
        Batch population = Population.batch();
        store().commit(population);
        model.apply(population);
        for (VisibilityQuery query : Population.queries(set)) {
            List<WorkflowExecutionInfo> expected = model.list(query);
            List<WorkflowExecutionInfo> listed = list(query, 1_000);
            Listings.same(listed, expected, query);
            assertThat(store().count(query, 1_000)).as("%s", query).isEqualTo(expected.size());
            assertThat(list(query, 7)).as("pages of 7: %s", query).isEqualTo(listed);
            if (!listed.isEmpty()) {
                VisibilityPage exactlyFull = store().list(query, null, listed.size());
                assertThat(exactlyFull.infos()).isEqualTo(listed);
                assertThat(exactlyFull.position())
                        .as("nothing follows a page that is just full: %s", query)
                        .isNull();
            }
            if (query.newestFirst()) {
                List<WorkflowExecutionInfo> backwards = new ArrayList<>(list(Queries.oldestFirst(query), 5));
                Collections.reverse(backwards);
                assertThat(backwards).as("the reverse of %s", query).isEqualTo(listed);
            }
        }
    }

    @Test
    default void aRunIsEitherOpenOrClosedInEveryListing() {
        SampleRun run = SampleRun.of("field", 1).typed("harvest", "1").tagged("wheat");
        List<VisibilityFilter> filters = List.of(
                new VisibilityFilter.Everything(),
                new ByWorkflowId("field"),
                new ByType("harvest", null),
                new ByType("harvest", "1"),
                new ByTag("wheat"));

        commit(run.begins(event(1)));
        for (VisibilityFilter filter : filters) {
            assertThat(list(Queries.open(filter))).containsExactly(run.open());
            assertThat(count(Queries.open(filter))).isEqualTo(1);
            for (VisibilityQuery closed : List.of(Queries.closedByStart(), Queries.closedByClose())) {
                assertThat(list(Queries.filtered(closed, filter))).isEmpty();
                assertThat(count(Queries.filtered(closed, filter))).isZero();
            }
        }

        commit(run.closes(CloseStatus.CANCELED, START + 1, 2, event(2)));
        for (VisibilityFilter filter : filters) {
            assertThat(list(Queries.open(filter))).isEmpty();
            assertThat(count(Queries.open(filter))).isZero();
            for (VisibilityQuery closed : List.of(Queries.closedByStart(), Queries.closedByClose())) {
                assertThat(list(Queries.filtered(closed, filter)))
                        .containsExactly(run.closed(CloseStatus.CANCELED, START + 1));
                assertThat(count(Queries.filtered(closed, filter))).isEqualTo(1);
            }
        }
    }

    @Test
    default void listingsByStartAndByCloseAreOrderedAndBoundByTheirOwnTime() {
        SampleRun slow = SampleRun.of("slow", 1).startedAt(START);
        SampleRun quick = SampleRun.of("quick", 2).startedAt(START + 10);
        commit(
                slow.beginsAndCloses(CloseStatus.FAILED, START + 30, event(1)),
                quick.beginsAndCloses(CloseStatus.FAILED, START + 20, event(1)));
        WorkflowExecutionInfo slowInfo = slow.closed(CloseStatus.FAILED, START + 30);
        WorkflowExecutionInfo quickInfo = quick.closed(CloseStatus.FAILED, START + 20);

        assertThat(list(Queries.closedByStart())).containsExactly(quickInfo, slowInfo);
        assertThat(list(Queries.closedByClose())).containsExactly(slowInfo, quickInfo);
        assertThat(list(Queries.oldestFirst(Queries.closedByStart()))).containsExactly(slowInfo, quickInfo);
        assertThat(list(Queries.oldestFirst(Queries.closedByClose()))).containsExactly(quickInfo, slowInfo);
        assertThat(list(Queries.between(Queries.closedByStart(), START, START + 9)))
                .containsExactly(slowInfo);
        assertThat(list(Queries.between(Queries.closedByClose(), START, START + 29)))
                .containsExactly(quickInfo);
    }

    @ParameterizedTest
    @EnumSource(RunSet.class)
    default void boundsAreInclusive(RunSet set) {
        for (int i = 0; i < 5; i++) {
            SampleRun run = SampleRun.of("field" + i, i).startedAt(START + i);
            commit(
                    set == RunSet.OPEN_BY_START
                            ? run.begins(event(1))
                            : run.beginsAndCloses(CloseStatus.FAILED, START + i, event(1)));
        }
        VisibilityQuery query = Queries.of(set);

        assertThat(workflowIds(Queries.between(query, START + 1, START + 3)))
                .containsExactly("field3", "field2", "field1");
        assertThat(workflowIds(Queries.between(query, START + 2, START + 2))).containsExactly("field2");
        assertThat(workflowIds(Queries.between(query, START + 3, START + 1))).isEmpty();
        assertThat(workflowIds(Queries.between(query, START + 5, Long.MAX_VALUE)))
                .isEmpty();
        assertThat(workflowIds(Queries.between(query, 0, START - 1))).isEmpty();
        assertThat(workflowIds(Queries.between(query, START + 4, Long.MAX_VALUE)))
                .containsExactly("field4");
        assertThat(workflowIds(Queries.between(query, 0, START))).containsExactly("field0");
    }

    @Test
    default void boundsAreInclusiveForTheOpenRunOfAWorkflowIdToo() {
        SampleRun run = SampleRun.of("field", 1);
        commit(run.begins(event(1)));
        VisibilityQuery query = Queries.open(new ByWorkflowId("field"));

        for (VisibilityQuery within : List.of(
                Queries.between(query, START, START),
                Queries.between(query, START, Long.MAX_VALUE),
                Queries.between(query, Long.MIN_VALUE, START))) {
            assertThat(list(within, 1)).containsExactly(run.open());
            assertThat(count(within)).isEqualTo(1);
        }
        for (VisibilityQuery outside : List.of(
                Queries.between(query, START + 1, Long.MAX_VALUE),
                Queries.between(query, 0, START - 1),
                Queries.between(query, START + 1, START - 1))) {
            assertThat(list(outside, 1)).isEmpty();
            assertThat(count(outside)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(RunSet.class)
    default void timesFarAwayAreUnderstood(RunSet set) {
        long farthest = 253_402_300_799_000L;
        List<Long> times = List.of(0L, 1L, START, farthest);
        for (long time : times) {
            SampleRun run = SampleRun.of("at" + time, time).startedAt(time);
            commit(
                    set == RunSet.OPEN_BY_START
                            ? run.begins(event(1))
                            : run.beginsAndCloses(CloseStatus.FAILED, time, event(1)));
        }
        VisibilityQuery query = Queries.of(set);

        assertThat(workflowIds(Queries.between(query, -farthest, Long.MAX_VALUE)))
                .containsExactly("at" + farthest, "at" + START, "at1", "at0");
        assertThat(workflowIds(Queries.between(query, Long.MIN_VALUE, 0))).containsExactly("at0");
        assertThat(workflowIds(Queries.between(query, -farthest, -1))).isEmpty();
        assertThat(workflowIds(Queries.between(query, Long.MIN_VALUE, Long.MIN_VALUE)))
                .isEmpty();
        assertThat(workflowIds(Queries.between(query, farthest, farthest))).containsExactly("at" + farthest);
        assertThat(workflowIds(Queries.between(query, Long.MAX_VALUE, Long.MAX_VALUE)))
                .isEmpty();
        assertThat(store().count(Queries.between(query, -farthest, -1), 10)).isZero();
        assertThat(store().count(Queries.between(query, Long.MIN_VALUE, Long.MAX_VALUE), 10))
                .isEqualTo(4);
    }

    private List<String> workflowIds(VisibilityQuery query) {
        return list(query).stream().map(info -> info.execution().workflowId()).toList();
    }

    @Test
    default void runsOfOtherDomainsAreNotShown() {
        SampleRun here = SampleRun.of("field", 1).tagged("wheat");
        SampleRun there = SampleRun.of("field", 2).in("mill").tagged("wheat");
        commit(here.begins(event(1)), there.begins(event(1)));

        for (VisibilityFilter filter : List.of(
                new VisibilityFilter.Everything(),
                new ByWorkflowId("field"),
                new ByType("harvest", null),
                new ByTag("wheat"))) {
            assertThat(list(Queries.open(filter))).containsExactly(here.open());
            assertThat(list(Queries.in("mill", Queries.open(filter)))).containsExactly(there.open());
            assertThat(list(Queries.in("nowhere", Queries.open(filter)))).isEmpty();
            assertThat(count(Queries.in("nowhere", Queries.open(filter)))).isZero();
        }
    }

    @Test
    default void aTypeIsFoundByNameOrByNameAndVersion() {
        SampleRun one = SampleRun.of("a", 1).typed("harvest", "1");
        SampleRun two = SampleRun.of("b", 2).typed("harvest", "12").startedAt(START + 1);
        SampleRun other = SampleRun.of("c", 3).typed("harvest1", "2").startedAt(START + 2);
        commit(one.begins(event(1)), two.begins(event(1)), other.begins(event(1)));

        assertThat(list(Queries.open(new ByType("harvest", null)))).containsExactly(two.open(), one.open());
        assertThat(list(Queries.open(new ByType("harvest", "1")))).containsExactly(one.open());
        assertThat(list(Queries.open(new ByType("harvest", "12")))).containsExactly(two.open());
        assertThat(list(Queries.open(new ByType("harvest", "2")))).isEmpty();
        assertThat(list(Queries.open(new ByType("harvest1", "2")))).containsExactly(other.open());
        assertThat(list(Queries.open(new ByType("Harvest", null)))).isEmpty();
        assertThat(list(Queries.open(new ByType("har", null)))).isEmpty();
        assertThat(count(Queries.open(new ByType("harvest", "12")))).isEqualTo(1);
    }

    @Test
    default void aRunIsFoundByEachOfItsTagsOnce() {
        SampleRun run = SampleRun.of("field", 1).tagged("wheat", "rye", "wheat", "", "oats");
        SampleRun untagged = SampleRun.of("meadow", 2);
        SampleRun longer = SampleRun.of("hill", 3).tagged("wheat2");
        commit(run.begins(event(1)), untagged.begins(event(1)), longer.begins(event(1)));

        for (String tag : List.of("wheat", "rye", "", "oats")) {
            assertThat(list(Queries.open(new ByTag(tag)), 1)).containsExactly(run.open());
            assertThat(count(Queries.open(new ByTag(tag)))).isEqualTo(1);
        }
        assertThat(list(Queries.open(new ByTag("wheat2")))).containsExactly(longer.open());
        for (String tag : List.of("whea", "Wheat", "wheat ", "barley")) {
            assertThat(list(Queries.open(new ByTag(tag)))).as(tag).isEmpty();
            assertThat(count(Queries.open(new ByTag(tag)))).as(tag).isZero();
        }

        commit(run.completes(START, 2));
        for (String tag : List.of("wheat", "rye", "", "oats")) {
            assertThat(list(Queries.open(new ByTag(tag)))).isEmpty();
            assertThat(list(Queries.filtered(Queries.closedByClose(), new ByTag(tag)), 1))
                    .containsExactly(run.closed(CloseStatus.COMPLETED, START));
        }
    }

    @Test
    default void anOpenRunHasNoCloseStatus() {
        commit(SampleRun.of("field", 1).begins(event(1)));

        for (CloseStatus status : CloseStatus.values()) {
            assertThat(list(Queries.open(new ByCloseStatus(status)))).isEmpty();
            assertThat(count(Queries.open(new ByCloseStatus(status)))).isZero();
        }
    }

    @Test
    default void closedRunsUpToTheHiddenTimeAreNotShown() {
        for (int i = 0; i < 6; i++) {
            CloseStatus status = i % 2 == 0 ? CloseStatus.COMPLETED : CloseStatus.FAILED;
            commit(SampleRun.of("field" + i, i)
                    .startedAt(START - i)
                    .tagged("wheat")
                    .beginsAndCloses(status, START + i, event(1)));
        }
        VisibilityQuery byClose = Queries.hidden(Queries.closedByClose(), START + 2);
        VisibilityQuery byStart = Queries.hidden(Queries.closedByStart(), START + 2);

        assertThat(workflowIds(byClose)).containsExactly("field5", "field4", "field3");
        assertThat(workflowIds(byStart)).containsExactly("field3", "field4", "field5");
        assertThat(workflowIds(Queries.filtered(byStart, new ByCloseStatus(CloseStatus.COMPLETED))))
                .containsExactly("field4");
        assertThat(workflowIds(Queries.filtered(byStart, new ByCloseStatus(CloseStatus.FAILED))))
                .containsExactly("field3", "field5");
        assertThat(workflowIds(Queries.filtered(byClose, new ByTag("wheat"))))
                .containsExactly("field5", "field4", "field3");
        assertThat(workflowIds(Queries.filtered(byClose, new ByWorkflowId("field2"))))
                .isEmpty();
        assertThat(count(byClose)).isEqualTo(3);
        assertThat(count(byStart)).isEqualTo(3);
        assertThat(count(Queries.filtered(byStart, new ByCloseStatus(CloseStatus.COMPLETED))))
                .isEqualTo(1);
        assertThat(list(Queries.hidden(byClose, Long.MAX_VALUE))).isEmpty();
        assertThat(list(Queries.hidden(byClose, START - 1))).hasSize(6);
    }

    @Test
    default void hiddenRunsNeitherFillNorPromiseAPage() {
        for (int i = 0; i < 20; i++) {
            commit(SampleRun.of("field" + i, i)
                    .startedAt(START + i)
                    .beginsAndCloses(CloseStatus.COMPLETED, START + (i % 2 == 0 ? 100 : 0), event(1)));
        }
        VisibilityQuery query = Queries.hidden(Queries.closedByStart(), START);

        VisibilityPage firstFive = store().list(query, null, 5);
        VisibilityPage allTen = store().list(query, null, 10);

        assertThat(firstFive.infos()).hasSize(5);
        assertThat(firstFive.position()).isNotNull();
        assertThat(allTen.infos()).hasSize(10);
        assertThat(allTen.position())
                .as("only hidden runs are behind the tenth one")
                .isNull();
        assertThat(list(query, 5)).isEqualTo(allTen.infos());
    }

    @Test
    default void openRunsAreNeverHidden() {
        SampleRun run = SampleRun.of("field", 1);
        commit(run.begins(event(1)));

        for (long hiddenUpTo : List.of(Long.MIN_VALUE, 0L, START + 1, Long.MAX_VALUE)) {
            assertThat(list(Queries.hidden(Queries.open(), hiddenUpTo))).containsExactly(run.open());
            assertThat(list(Queries.hidden(Queries.open(new ByWorkflowId("field")), hiddenUpTo)))
                    .containsExactly(run.open());
            assertThat(count(Queries.hidden(Queries.open(), hiddenUpTo))).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(RunSet.class)
    default void aCountStopsOneBehindItsCap(RunSet set) {
        Batch batch = new Batch();
        for (int i = 0; i < 10; i++) {
            SampleRun run = SampleRun.of("field" + i, i).tagged("wheat");
            batch.runs()
                    .add(
                            set == RunSet.OPEN_BY_START
                                    ? run.begins(event(1))
                                    : run.beginsAndCloses(CloseStatus.COMPLETED, START, event(1)));
        }
        store().commit(batch);
        List<VisibilityFilter> filters = new ArrayList<>(
                List.of(new VisibilityFilter.Everything(), new ByType("harvest", "1"), new ByTag("wheat")));
        if (set != RunSet.OPEN_BY_START) {
            filters.add(new ByCloseStatus(CloseStatus.COMPLETED));
        }
        for (VisibilityFilter filter : filters) {
            VisibilityQuery query = Queries.filtered(Queries.of(set), filter);
            assertThat(store().count(query, 0)).isEqualTo(1);
            assertThat(store().count(query, 9)).isEqualTo(10);
            assertThat(store().count(query, 10)).isEqualTo(10);
            assertThat(store().count(query, Integer.MAX_VALUE)).isEqualTo(10);
            assertThat(store().count(query, 4)).isEqualTo(5);
        }
        VisibilityQuery one = Queries.filtered(Queries.of(set), new ByWorkflowId("field3"));
        assertThat(store().count(one, 0)).isEqualTo(1);
        assertThat(store().count(one, 1)).isEqualTo(1);
    }
}
