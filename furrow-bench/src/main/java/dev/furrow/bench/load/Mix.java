package dev.furrow.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Workflows of several kinds, each as often as its weight says, evenly mixed.
public final class Mix implements Script {
    private static final byte[] TYPE = Scan.ascii("\"workflowType\":{\"name\":\"");

    private final List<Workload> order = new ArrayList<>();
    private final Runnable begun;
    private int position;

    /// @param weights how often each is
    /// @param begun called when one begins
    public Mix(Map<Workload, Integer> weights, Runnable begun) {
        this.begun = begun;
        int most = weights.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (int round = 0; round < most; round++) {
            for (Map.Entry<Workload, Integer> each : weights.entrySet()) {
                // Each in as many of the rounds as it weighs, spread over all of them.
                if (round * each.getValue() / most != (round + 1) * each.getValue() / most) {
                    order.add(each.getKey());
                }
            }
        }
        if (order.isEmpty()) {
            throw new IllegalStateException("A mix needs at least one kind of workflow with a weight above 0");
        }
    }

    @Override
    public Beginning next() {
        begun.run();
        Workload workload = order.get(position);
        position = (position + 1) % order.size();
        return workload.next();
    }

    @Override
    public boolean hasActivities() {
        return order.stream().anyMatch(Workload::hasActivities);
    }

    @Override
    public String decide(byte[] bytes, int from, int to) {
        return Workload.valueOf(Scan.textAfter(bytes, from, to, TYPE)).decide(bytes, from, to);
    }
}
