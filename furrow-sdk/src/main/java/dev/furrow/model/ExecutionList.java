package dev.furrow.model;

import dev.furrow.api.operation.WorkflowExecutionCount;
import dev.furrow.api.operation.WorkflowExecutionInfos;
import dev.furrow.internal.contract.WorkflowContract;
import dev.furrow.lowlevel.SwfClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A question for executions. Immutable, and safe for use by many threads; every method gives another question.
///
/// Everything that is said must hold. The service itself takes one span of time and one thing beside it, of
/// workflowId, tag, type and close status; it gets the one that leaves the fewest, and what it cannot take is sorted
/// out here. Then counting reads all pages.
///
/// @param <Q> the kind of question
public abstract sealed class ExecutionList<Q extends ExecutionList<Q>> permits OpenExecutions, ClosedExecutions {
    private final SwfClient swf;
    private final String domain;
    private final ExecutionFilter filter;

    ExecutionList(SwfClient swf, String domain, ExecutionFilter filter) {
        this.swf = swf;
        this.domain = domain;
        this.filter = filter;
    }

    /// The same question, narrowed down otherwise.
    abstract Q with(SwfClient client, String where, ExecutionFilter other);

    abstract WorkflowExecutionInfos page(SwfClient client, String where, ExecutionFilter asked, @Nullable String token);

    abstract WorkflowExecutionCount count(SwfClient client, String where, ExecutionFilter asked);

    final Q with(ExecutionFilter other) {
        return with(swf, domain, other);
    }

    final ExecutionFilter filter() {
        return filter;
    }

    /// Of one type and version.
    ///
    /// @param contract an interface with `@WorkflowType`
    public final Q ofType(Class<?> contract) {
        WorkflowContract known = WorkflowContract.of(contract);
        return with(filter.type(known.name(), known.version()));
    }

    /// Of one type, in any version.
    public final Q ofType(String name) {
        return with(filter.type(name, null));
    }

    /// With a tag.
    public final Q tagged(String tag) {
        return with(filter.tag(tag));
    }

    /// With a name.
    public final Q withId(String workflowId) {
        return with(filter.id(workflowId));
    }

    /// Started at most that long ago, by the clock of this machine.
    public final Q startedWithin(Duration past) {
        return with(filter.started(Instant.now().minus(past), null));
    }

    /// Started in that time, both ends included.
    public final Q startedBetween(Instant from, Instant to) {
        return with(filter.started(from, to));
    }

    /// The executions, page by page.
    public final Query<ExecutionInfo> query() {
        ExecutionFilter asked = filter.forService();
        boolean all = asked.equals(filter);
        return new Query<>(token -> {
            WorkflowExecutionInfos page = page(swf, domain, asked, token);
            return new Query.Page<>(
                    page.executionInfos().stream()
                            .map(ExecutionInfo::of)
                            .filter(info -> all || filter.holds(info))
                            .toList(),
                    page.nextPageToken());
        });
    }

    /// The executions; pages are fetched as they are needed.
    public final Stream<ExecutionInfo> stream() {
        return query().stream();
    }

    /// The newest.
    public final Optional<ExecutionInfo> first() {
        return query().first();
    }

    /// How many there are. Where the service stops counting, or cannot sort out everything, all pages are fetched.
    public final long count() {
        ExecutionFilter asked = filter.forService();
        if (!asked.equals(filter)) {
            return query().count();
        }
        WorkflowExecutionCount count = count(swf, domain, asked);
        return count.truncated() ? query().count() : count.count();
    }
}
