package dev.furrow.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.engine.store.VisibilityQuery.RunSet;
import java.time.Instant;
import java.util.List;

/// Compares listings. Runs of the same time may be in any order.
final class Listings {
    private Listings() {}

    static void same(List<WorkflowExecutionInfo> listed, List<WorkflowExecutionInfo> expected, VisibilityQuery query) {
        assertThat(listed).as("%s", query).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(listed.stream().map(info -> time(info, query.set())))
                .as("the order of %s", query)
                .isEqualTo(
                        expected.stream().map(info -> time(info, query.set())).toList());
    }

    /// The time that a listing is ordered by.
    static Instant time(WorkflowExecutionInfo info, RunSet set) {
        return set == RunSet.CLOSED_BY_CLOSE ? info.closeTimestamp() : info.startTimestamp();
    }
}
