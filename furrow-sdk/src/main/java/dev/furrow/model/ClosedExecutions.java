package dev.furrow.model;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.operation.CountClosedWorkflowExecutionsRequest;
import dev.furrow.api.operation.ListClosedWorkflowExecutionsRequest;
import dev.furrow.api.operation.WorkflowExecutionCount;
import dev.furrow.api.operation.WorkflowExecutionInfos;
import dev.furrow.lowlevel.SwfClient;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A question for closed executions.
public final class ClosedExecutions extends ExecutionList<ClosedExecutions> {

    ClosedExecutions(SwfClient swf, String domain, ExecutionFilter filter) {
        super(swf, domain, filter);
    }

    /// That ended in one way.
    public ClosedExecutions ended(CloseStatus how) {
        return with(filter().status(how));
    }

    /// Closed at most that long ago, by the clock of this machine.
    public ClosedExecutions closedWithin(Duration past) {
        return with(filter().closed(Instant.now().minus(past), null));
    }

    /// Closed in that time, both ends included.
    public ClosedExecutions closedBetween(Instant from, Instant to) {
        return with(filter().closed(from, to));
    }

    @Override
    ClosedExecutions with(SwfClient client, String where, ExecutionFilter other) {
        return new ClosedExecutions(client, where, other);
    }

    @Override
    WorkflowExecutionInfos page(SwfClient client, String where, ExecutionFilter asked, @Nullable String token) {
        return client.listClosedWorkflowExecutions(new ListClosedWorkflowExecutionsRequest(
                where,
                asked.startedOrEver(),
                asked.closed(),
                asked.id(),
                asked.status(),
                asked.type(),
                asked.tag(),
                token,
                null,
                null));
    }

    @Override
    WorkflowExecutionCount count(SwfClient client, String where, ExecutionFilter asked) {
        return client.countClosedWorkflowExecutions(new CountClosedWorkflowExecutionsRequest(
                where, asked.startedOrEver(), asked.closed(), asked.id(), asked.type(), asked.tag(), asked.status()));
    }
}
