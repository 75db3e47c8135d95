package dev.furrow.model;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.operation.CountClosedWorkflowExecutionsRequest;
import dev.furrow.api.operation.ListClosedWorkflowExecutionsRequest;
import dev.furrow.api.operation.WorkflowExecutionCount;
import dev.furrow.api.operation.WorkflowExecutionInfos;
import dev.furrow.internal.contract.WorkflowContract;
import dev.furrow.lowlevel.SwfClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// A question for closed executions. Immutable, and safe for use by many threads. The service takes a span of
/// starts or of closes, and at most one of type, tag, workflowId and close status; anything more is refused with
/// [IllegalStateException] before anything is sent.
public final class ClosedExecutions {
    private final SwfClient swf;
    private final String domain;
    private final ExecutionFilter filter;

    ClosedExecutions(SwfClient swf, String domain, ExecutionFilter filter) {
        this.swf = swf;
        this.domain = domain;
        this.filter = filter;
    }

    private ClosedExecutions with(ExecutionFilter other) {
        return new ClosedExecutions(swf, domain, other);
    }

    /// Of one type and version.
    ///
    /// @param contract an interface with `@WorkflowType`
    public ClosedExecutions ofType(Class<?> contract) {
        WorkflowContract known = WorkflowContract.of(contract);
        return with(filter.type(known.name(), known.version()));
    }

    /// Of one type, in any version.
    public ClosedExecutions ofType(String name) {
        return with(filter.type(name, null));
    }

    /// With a tag.
    public ClosedExecutions tagged(String tag) {
        return with(filter.tag(tag));
    }

    /// With a name.
    public ClosedExecutions withId(String workflowId) {
        return with(filter.id(workflowId));
    }

    /// That ended in one way.
    public ClosedExecutions ended(CloseStatus how) {
        return with(filter.status(how));
    }

    /// Started at most that long ago, by the clock of this machine.
    public ClosedExecutions startedWithin(Duration past) {
        return with(filter.started(Instant.now().minus(past), null));
    }

    /// Started in that time, both ends included.
    public ClosedExecutions startedBetween(Instant from, Instant to) {
        return with(filter.started(from, to));
    }

    /// Closed at most that long ago, by the clock of this machine.
    public ClosedExecutions closedWithin(Duration past) {
        return with(filter.closed(Instant.now().minus(past), null));
    }

    /// Closed in that time, both ends included.
    public ClosedExecutions closedBetween(Instant from, Instant to) {
        return with(filter.closed(from, to));
    }

    /// The executions, page by page.
    public Query<ExecutionInfo> query() {
        return new Query<>(token -> {
            WorkflowExecutionInfos page = swf.listClosedWorkflowExecutions(new ListClosedWorkflowExecutionsRequest(
                    domain,
                    filter.startedOrEver(),
                    filter.closed(),
                    filter.id(),
                    filter.status(),
                    filter.type(),
                    filter.tag(),
                    token,
                    null,
                    null));
            return new Query.Page<>(
                    page.executionInfos().stream().map(ExecutionInfo::of).toList(), page.nextPageToken());
        });
    }

    /// The executions; pages are fetched as they are needed.
    public Stream<ExecutionInfo> stream() {
        return query().stream();
    }

    /// The newest.
    public Optional<ExecutionInfo> first() {
        return query().first();
    }

    /// How many there are. Where the service stops counting, all pages are fetched.
    public long count() {
        WorkflowExecutionCount count = swf.countClosedWorkflowExecutions(new CountClosedWorkflowExecutionsRequest(
                domain,
                filter.startedOrEver(),
                filter.closed(),
                filter.id(),
                filter.type(),
                filter.tag(),
                filter.status()));
        return count.truncated() ? query().count() : count.count();
    }
}
