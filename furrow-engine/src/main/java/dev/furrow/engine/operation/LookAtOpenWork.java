package dev.furrow.engine.operation;

import dev.furrow.api.fault.Fault;
import dev.furrow.engine.execution.OpenWork;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.lane.Urgency;
import dev.furrow.engine.lane.Work;
import dev.furrow.engine.turn.Turn;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Looks at what is open in the open run of a workflowId, in its lane's memory. No operation of SWF.
final class LookAtOpenWork implements Work {
    private final String domain;
    private final String workflowId;
    private final CompletableFuture<@Nullable OpenWork> seen;
    private @Nullable OpenWork open;

    /// @param seen gets what is seen, once it is durable; null if no run is open
    LookAtOpenWork(String domain, String workflowId, CompletableFuture<@Nullable OpenWork> seen) {
        this.domain = domain;
        this.workflowId = workflowId;
        this.seen = seen;
    }

    @Override
    public Urgency urgency() {
        return Urgency.LOOKS;
    }

    @Override
    public boolean writes() {
        return false;
    }

    @Override
    public void decide(Turn turn) {
        WorkflowExecutionState execution = turn.peek(domain, workflowId);
        open = execution == null ? null : OpenWork.of(execution);
    }

    @Override
    public void settled(Turn turn) {
        Fault fault = turn.fault();
        if (fault == null) {
            seen.complete(open);
        } else {
            seen.completeExceptionally(fault);
        }
    }

    @Override
    public void turnedAway(Fault why) {
        seen.completeExceptionally(why);
    }

    @Override
    public String toString() {
        return "look at " + domain + '/' + workflowId;
    }
}
