package dev.furrow.examples.fanout;

import dev.furrow.workflow.Workflow;
import java.util.stream.IntStream;

/// One count. Service limits (1,000 open activities, 100 decisions in an answer) are the SDK's business.
// region workflow
class CensusWorkflow implements Census {
    private final Foresters foresters = Workflow.activities(Foresters.class);

    @Override
    public long count(int plots) {
        var all = IntStream.rangeClosed(1, plots).boxed().toList();
        return Workflow.map(all, 1_000, foresters::trees).stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
// endregion
