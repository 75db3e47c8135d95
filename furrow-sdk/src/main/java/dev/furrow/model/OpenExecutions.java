package dev.furrow.model;

import dev.furrow.api.operation.CountOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.ListOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.WorkflowExecutionCount;
import dev.furrow.api.operation.WorkflowExecutionInfos;
import dev.furrow.internal.contract.WorkflowContract;
import dev.furrow.lowlevel.SwfClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A question for open executions. Immutable, and safe for use by many threads. The service takes a span of time
/// and at most one of type, tag and workflowId; a second one is refused with [IllegalStateException] before
/// anything is sent.
public final class OpenExecutions {
    private final SwfClient swf;
    private final String domain;
    private final ExecutionFilter filter;

    OpenExecutions(SwfClient swf, String domain, ExecutionFilter filter) {
        this.swf = swf;
        this.domain = domain;
        this.filter = filter;
    }

    private OpenExecutions with(ExecutionFilter other) {
        return new OpenExecutions(swf, domain, other);
    }

    /// Of one type and version.
    ///
    /// @param contract an interface with `@WorkflowType`
    public OpenExecutions ofType(Class<?> contract) {
        WorkflowContract known = WorkflowContract.of(contract);
        return with(filter.type(known.name(), known.version()));
    }

    /// Of one type, in any version.
    public OpenExecutions ofType(String name) {
        return with(filter.type(name, null));
    }

    /// With a tag.
    public OpenExecutions tagged(String tag) {
        return with(filter.tag(tag));
    }

    /// With a name.
    public OpenExecutions withId(String workflowId) {
        return with(filter.id(workflowId));
    }

    /// Started at most that long ago, by the clock of this machine.
    public OpenExecutions startedWithin(Duration past) {
        return with(filter.started(Instant.now().minus(past), null));
    }

    /// Started in that time, both ends included.
    public OpenExecutions startedBetween(Instant from, Instant to) {
        return with(filter.started(from, to));
    }

    /// The executions, page by page.
    public Query<ExecutionInfo> query() {
        return new Query<>(token -> {
            WorkflowExecutionInfos page = swf.listOpenWorkflowExecutions(new ListOpenWorkflowExecutionsRequest(
                    domain,
                    Objects.requireNonNull(filter.startedOrEver()),
                    filter.type(),
                    filter.tag(),
                    token,
                    null,
                    null,
                    filter.id()));
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
        WorkflowExecutionCount count = swf.countOpenWorkflowExecutions(new CountOpenWorkflowExecutionsRequest(
                domain, Objects.requireNonNull(filter.startedOrEver()), filter.type(), filter.tag(), filter.id()));
        return count.truncated() ? query().count() : count.count();
    }
}
