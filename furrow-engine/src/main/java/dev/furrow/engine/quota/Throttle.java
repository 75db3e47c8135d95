package dev.furrow.engine.quota;

import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.Operation;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The rate buckets at work. They live in memory only: a restart fills them. Safe for use by many threads.
public final class Throttle {
    /// Buckets that belong to one execution or list are forgotten when they are full again and there are this many.
    private static final int MANY = 10_000;

    private record Owner(Enum<?> what, String domain, String id) {}

    private final Rates rates;
    private final Map<Operation, TokenBucket> calls = new EnumMap<>(Operation.class);
    private final Map<DecisionType, TokenBucket> decisions = new EnumMap<>(DecisionType.class);
    private final Map<Owner, TokenBucket> owned = new ConcurrentHashMap<>();

    /// @param now milliseconds since 1970
    public Throttle(Rates rates, long now) {
        this.rates = rates;
        rates.calls().forEach((operation, rate) -> calls.put(operation, new TokenBucket(rate, now)));
        rates.decisions().forEach((type, rate) -> decisions.put(type, new TokenBucket(rate, now)));
    }

    /// Lets a call pass.
    ///
    /// @throws Fault ThrottlingException when its bucket is empty
    public void admit(Operation operation, long now) {
        TokenBucket bucket = calls.get(operation);
        if (bucket != null && !bucket.take(now)) {
            throw Fault.throttling();
        }
    }

    /// Lets a call about one workflowId pass.
    ///
    /// @throws Fault ThrottlingException when its bucket is empty
    public void admit(Operation operation, String domain, String workflowId, long now) {
        Rate rate = rates.callsPerExecution().get(operation);
        if (rate != null && !take(rate, new Owner(operation, domain, workflowId), now)) {
            throw Fault.throttling();
        }
    }

    /// Whether a decision may be carried out now.
    public boolean admits(DecisionType type, long now) {
        TokenBucket bucket = decisions.get(type);
        return bucket == null || bucket.take(now);
    }

    /// Whether one more activity task may be put on a list now.
    public boolean admitsTask(String domain, String taskList, long now) {
        Rate rate = rates.tasksPerTaskList();
        return rate == null || take(rate, new Owner(DecisionType.ScheduleActivityTask, domain, taskList), now);
    }

    private boolean take(Rate rate, Owner owner, long now) {
        if (owned.size() >= MANY) {
            owned.values().removeIf(bucket -> bucket.isFull(now));
        }
        return owned.computeIfAbsent(owner, o -> new TokenBucket(rate, now)).take(now);
    }
}
