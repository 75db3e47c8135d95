package dev.furrow.bench.load;

/// What a load does: which workflow begins next, and what its decider says.
public interface Script {
    /// How a workflow begins.
    ///
    /// @param workflowType the name of its type
    /// @param signalled whether a signal follows
    record Beginning(String workflowType, boolean signalled) {}

    /// The beginning of the next workflow.
    Beginning next();

    /// Whether there are activities to poll for.
    boolean hasActivities();

    /// What the decider says to a decision task; an empty text for no decisions.
    ///
    /// @param bytes holds the task between `from` and `to`
    String decide(byte[] bytes, int from, int to);
}
