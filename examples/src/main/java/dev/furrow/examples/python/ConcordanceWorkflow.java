package dev.furrow.examples.python;

import dev.furrow.workflow.Workflow;
import java.util.Map;
import java.util.TreeMap;

/// One concordance.
// region workflow
class ConcordanceWorkflow implements Concordance {
    private final Words words = Workflow.activities(Words.class);

    @Override
    public Map<String, Integer> of(String one, String other) {
        var first = Workflow.async(() -> words.count(one));
        var second = Workflow.async(() -> words.count(other));
        var all = new TreeMap<>(first.join());
        second.join().forEach((word, count) -> all.merge(word, count, Integer::sum));
        return all;
    }
}
// endregion
