package dev.furrow.engine.store;

import static dev.furrow.engine.store.SampleRun.START;
import static dev.furrow.engine.store.SampleRun.event;

import dev.furrow.api.CloseStatus;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.store.VisibilityQuery.RunSet;
import java.util.ArrayList;
import java.util.List;

/// Runs of all kinds that differ in one thing or another, and every query that could tell them apart.
final class Population {
    private static final int RUNS = 60;
    private static final String[][] TYPES = {{"a", "1"}, {"a", "2"}, {"a", "12"}, {"a1", "2"}, {"b", "1"}};
    private static final List<List<String>> TAGS = List.of(
            List.of(),
            List.of("wheat"),
            List.of("wheat", "rye"),
            List.of("rye", "rye", ""),
            List.of("wheat2", "w", "whea\u0000"));

    private static final List<CloseStatus> STATUSES = List.of(CloseStatus.values());

    private Population() {}

    static Batch batch() {
        Batch batch = new Batch();
        batch.registryChanges().add(new RegistryChange.PutDomain(StoreUnderTest.FARM));
        batch.registryChanges().add(new RegistryChange.PutDomain(StoreUnderTest.MILL));
        for (int i = 0; i < RUNS; i++) {
            if (!isOpen(i)) {
                SampleRun run = run(i);
                CloseStatus status = STATUSES.get(i % 7 % STATUSES.size());
                batch.runs().add(run.beginsAndCloses(status, run.startedAt() + i % 4, event(1)));
            }
        }
        // Behind the closed ones, with which they may share their workflowId.
        for (int i = 0; i < RUNS; i++) {
            if (isOpen(i)) {
                batch.runs().add(run(i).begins(event(1)));
            }
        }
        return batch;
    }

    private static boolean isOpen(int i) {
        return i % 3 == 0;
    }

    private static SampleRun run(int i) {
        // Open runs have a workflowId each; closed ones share few. Four runs or so begin at the same time.
        String workflowId = isOpen(i) ? "field" + i : "field" + i % 10 * 3;
        String[] type = TYPES[i % TYPES.length];
        SampleRun run = SampleRun.of(workflowId, (i * 37) % 64)
                .typed(type[0], type[1])
                .startedAt(START + i * 11 % 13)
                .in(i % 11 == 5 ? "mill" : "farm");
        List<String> tags = TAGS.get(i / 5 % TAGS.size());
        return i % 12 == 0 ? run : run.tagged(tags.toArray(String[]::new));
    }

    /// Every filter with every span, in both orders, with nothing hidden and with something.
    static List<VisibilityQuery> queries(RunSet set) {
        List<VisibilityQuery> queries = new ArrayList<>();
        long[][] spans = {
            {0, Long.MAX_VALUE},
            {START, START + 20},
            {START + 3, START + 9},
            {START + 5, START + 5},
            {START + 9, START + 3},
            {START + 100, Long.MAX_VALUE}
        };
        for (VisibilityFilter filter : filters()) {
            for (long[] span : spans) {
                for (boolean newestFirst : new boolean[] {true, false}) {
                    for (long hiddenUpTo : new long[] {Long.MIN_VALUE, START + 6}) {
                        queries.add(
                                new VisibilityQuery("farm", set, span[0], span[1], filter, newestFirst, hiddenUpTo));
                    }
                }
            }
        }
        return queries;
    }

    private static List<VisibilityFilter> filters() {
        List<VisibilityFilter> filters = new ArrayList<>();
        filters.add(new VisibilityFilter.Everything());
        for (String workflowId : List.of("field3", "field9", "field12", "field", "nothing")) {
            filters.add(new VisibilityFilter.ByWorkflowId(workflowId));
        }
        for (String name : List.of("a", "a1", "b", "", "nothing")) {
            filters.add(new VisibilityFilter.ByType(name, null));
            for (String version : List.of("1", "2", "12", "")) {
                filters.add(new VisibilityFilter.ByType(name, version));
            }
        }
        for (String tag : List.of("wheat", "rye", "", "wheat2", "w", "whea", "whea\u0000", "nothing")) {
            filters.add(new VisibilityFilter.ByTag(tag));
        }
        for (CloseStatus status : CloseStatus.values()) {
            filters.add(new VisibilityFilter.ByCloseStatus(status));
        }
        return filters;
    }
}
