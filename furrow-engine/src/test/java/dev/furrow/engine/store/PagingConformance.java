package dev.furrow.engine.store;

import static dev.furrow.engine.store.SampleRun.START;
import static dev.furrow.engine.store.SampleRun.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.store.VisibilityFilter.ByTag;
import dev.furrow.engine.store.VisibilityQuery.RunSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages of listings: together they are the whole, whatever their size and whatever happens between them.
interface PagingConformance extends StoreUnderTest {
    /// So many pages are read while things change.
    int PAGES_UNDER_CHANGE = 15;

    @ParameterizedTest
    @EnumSource(RunSet.class)
    default void pagesOfAnySizeMakeUpTheWhole(RunSet set) {
        int runs = 12;
        for (int i = 0; i < runs; i++) {
            write(set, SampleRun.of("field" + i, i).startedAt(START + i / 3));
        }
        VisibilityQuery query = Queries.of(set);
        List<WorkflowExecutionInfo> whole = list(query);
        assertThat(whole).hasSize(runs).doesNotHaveDuplicates();

        for (int pageSize = 1; pageSize <= runs + 1; pageSize++) {
            assertThat(list(query, pageSize)).as("pages of %d", pageSize).isEqualTo(whole);
            List<WorkflowExecutionInfo> backwards = new ArrayList<>(list(Queries.oldestFirst(query), pageSize));
            Collections.reverse(backwards);
            assertThat(backwards).as("pages of %d, oldest first", pageSize).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @EnumSource(RunSet.class)
    default void aListingWithoutRunsIsOneEmptyPage(RunSet set) {
        VisibilityPage page = store().list(Queries.of(set), null, 1);

        assertThat(page.infos()).isEmpty();
        assertThat(page.position()).isNull();
    }

    @ParameterizedTest
    @EnumSource(RunSet.class)
    default void runsOfOneInstantAreAllShownOnce(RunSet set) {
        for (SampleRun run : Neighbours.runs()) {
            write(set, SampleRun.of("farm", "w" + run.key().runId(), run.key().runId()));
        }
        VisibilityQuery query = Queries.of(set);

        for (int pageSize = 1; pageSize <= 4; pageSize++) {
            assertThat(list(query, pageSize))
                    .hasSize(Neighbours.runs().size())
                    .doesNotHaveDuplicates()
                    .isEqualTo(list(query));
            assertThat(list(Queries.oldestFirst(query), pageSize))
                    .hasSize(Neighbours.runs().size())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    default void aThousandRunsArePagedInBothOrders() {
        Batch batch = new Batch();
        for (int i = 0; i < 1_000; i++) {
            batch.runs()
                    .add(SampleRun.of("field" + i, i)
                            .startedAt(START + i % 10)
                            .tagged("wheat")
                            .begins(event(1)));
        }
        store().commit(batch);
        VisibilityQuery query = Queries.open(new ByTag("wheat"));

        List<WorkflowExecutionInfo> newestFirst = list(query, 100);
        List<WorkflowExecutionInfo> oldestFirst = new ArrayList<>(list(Queries.oldestFirst(query), 64));

        assertThat(newestFirst).hasSize(1_000).doesNotHaveDuplicates();
        Collections.reverse(oldestFirst);
        assertThat(oldestFirst).isEqualTo(newestFirst);
    }

    private void write(RunSet set, SampleRun run) {
        commit(
                set == RunSet.OPEN_BY_START
                        ? run.begins(event(1))
                        : run.beginsAndCloses(CloseStatus.FAILED, run.startedAt(), event(1)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    default void runsThatStayOpenAreShownOnceWhileOthersComeAndGo(boolean newestFirst) {
        List<WorkflowExecutionInfo> staying = new ArrayList<>();
        List<SampleRun> leaving = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            SampleRun run = SampleRun.of("field" + i, i).startedAt(START + i / 2);
            commit(run.begins(event(1)));
            if (i % 2 == 0) {
                staying.add(run.open());
            } else {
                leaving.add(run);
            }
        }
        VisibilityQuery query = newestFirst ? Queries.open() : Queries.oldestFirst(Queries.open());

        List<WorkflowExecutionInfo> shown = new ArrayList<>();
        byte[] position = null;
        int page = 0;
        do {
            VisibilityPage next = store().list(query, position, 3);
            shown.addAll(next.infos());
            position = next.position();
            // The last one of the page goes if it may, and one that was shown or not; new ones come at either end.
            SampleRun last = leaving.stream()
                    .filter(run -> run.open().equals(next.infos().getLast()))
                    .findFirst()
                    .orElse(leaving.getFirst());
            leaving.remove(last);
            SampleRun other = leaving.remove(page % 2 == 0 ? 0 : leaving.size() - 1);
            commit(last.completes(START, 2), other.completes(START, 2));
            commit(
                    SampleRun.of("early" + page, 1_000 + page)
                            .startedAt(START - page)
                            .begins(event(1)),
                    SampleRun.of("late" + page, 2_000 + page)
                            .startedAt(START + 30 + page)
                            .begins(event(1)));
            page++;
        } while (position != null && page < PAGES_UNDER_CHANGE && leaving.size() > 1);
        shown.addAll(rest(query, position));

        assertThat(shown).doesNotHaveDuplicates().containsAll(staying);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    default void runsThatStayAreShownOnceWhileOthersCloseAndArePurged(boolean newestFirst) {
        List<WorkflowExecutionInfo> staying = new ArrayList<>();
        List<SampleRun> leaving = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            SampleRun run = SampleRun.of("field" + i, i);
            commit(run.beginsAndCloses(CloseStatus.FAILED, START + i / 2, event(1)));
            if (i % 2 == 0) {
                staying.add(run.closed(CloseStatus.FAILED, START + i / 2));
            } else {
                leaving.add(run);
            }
        }
        VisibilityQuery query = newestFirst ? Queries.closedByClose() : Queries.oldestFirst(Queries.closedByClose());

        List<WorkflowExecutionInfo> shown = new ArrayList<>();
        byte[] position = null;
        int page = 0;
        do {
            VisibilityPage next = store().list(query, position, 2);
            shown.addAll(next.infos());
            position = next.position();
            purge(leaving.remove(page % 2 == 0 ? 0 : leaving.size() - 1).key());
            commit(SampleRun.of("farm", "late", new RunId(2, page))
                    .beginsAndCloses(CloseStatus.FAILED, START + 10, event(1)));
            page++;
        } while (position != null && page < PAGES_UNDER_CHANGE && !leaving.isEmpty());
        shown.addAll(rest(query, position));

        assertThat(shown).doesNotHaveDuplicates().containsAll(staying);
    }

    /// What follows a position, while nothing happens.
    private List<WorkflowExecutionInfo> rest(VisibilityQuery query, byte @Nullable [] position) {
        List<WorkflowExecutionInfo> infos = new ArrayList<>();
        byte[] next = position;
        while (next != null) {
            assertThat(infos).as("paging that comes to an end").hasSizeLessThan(MAX_PAGES);
            VisibilityPage page = store().list(query, next, 5);
            infos.addAll(page.infos());
            next = page.position();
        }
        return infos;
    }

    @Test
    default void aPageFollowsTheLastRunOfThePageBeforeAlsoIfThatHasClosed() {
        for (int i = 0; i < 4; i++) {
            commit(SampleRun.of("field" + i, i).begins(event(1)));
        }
        VisibilityPage first = store().list(Queries.open(), null, 2);
        WorkflowExecutionInfo last = first.infos().getLast();
        SampleRun closing = SampleRun.of(
                "farm",
                last.execution().workflowId(),
                RunId.parse(last.execution().runId()));
        List<WorkflowExecutionInfo> rest = new ArrayList<>(list(Queries.open()));
        rest.removeAll(first.infos());

        commit(closing.completes(START, 2));
        VisibilityPage second = store().list(Queries.open(), first.position(), 2);

        assertThat(second.infos()).hasSize(2).isEqualTo(rest);
        assertThat(second.position()).isNull();
    }
}
