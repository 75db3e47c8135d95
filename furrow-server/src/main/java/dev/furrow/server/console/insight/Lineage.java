package dev.furrow.server.console.insight;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.WorkflowExecutionContinuedAsNew;
import dev.furrow.api.event.WorkflowExecutionStarted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where an execution comes from: the runs that continued as it, and as which it continued; its parent, and the
/// parent's.
public final class Lineage {
    private static final int MOST = 100;

    private Lineage() {}

    /// The ends of other histories.
    public interface Ends {
        /// The first event of a run; null if the run is gone or may not be looked at.
        @Nullable HistoryEvent first(WorkflowExecution execution);

        /// The last event of a run.
        @Nullable HistoryEvent last(WorkflowExecution execution);
    }

    /// One execution of a line.
    ///
    /// @param execution which
    /// @param workflowType null if it is gone or may not be looked at
    /// @param isThis whether it is the one that was asked about
    public record Link(
            WorkflowExecution execution, @Nullable WorkflowType workflowType, boolean isThis) {}

    /// The chain of continued runs with this one in it, the oldest first; of this one alone if there are no others.
    public static List<Link> chain(WorkflowExecution execution, Ends ends) {
        List<Link> chain = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        seen.add(execution.runId());
        chain.add(link(execution, ends.first(execution), true));
        WorkflowExecution at = execution;
        while (chain.size() < MOST
                && beginning(at, ends) instanceof WorkflowExecutionStarted started
                && started.continuedExecutionRunId() != null
                && seen.add(started.continuedExecutionRunId())) {
            at = new WorkflowExecution(at.workflowId(), started.continuedExecutionRunId());
            chain.addFirst(link(at, ends.first(at), false));
        }
        at = execution;
        HistoryEvent last = ends.last(at);
        while (chain.size() < 2 * MOST
                && last != null
                && last.attributes() instanceof WorkflowExecutionContinuedAsNew continued
                && seen.add(continued.newExecutionRunId())) {
            at = new WorkflowExecution(at.workflowId(), continued.newExecutionRunId());
            chain.add(link(at, ends.first(at), false));
            last = ends.last(at);
        }
        return List.copyOf(chain);
    }

    /// The parents, the nearest last; empty for an execution without one.
    public static List<Link> parents(WorkflowExecution execution, Ends ends) {
        List<Link> parents = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        seen.add(execution.runId());
        WorkflowExecution at = execution;
        while (parents.size() < MOST
                && beginning(at, ends) instanceof WorkflowExecutionStarted started
                && started.parentWorkflowExecution() != null
                && seen.add(started.parentWorkflowExecution().runId())) {
            at = started.parentWorkflowExecution();
            parents.addFirst(link(at, ends.first(at), false));
        }
        return List.copyOf(parents);
    }

    private static @Nullable WorkflowExecutionStarted started(@Nullable HistoryEvent first) {
        return first != null && first.attributes() instanceof WorkflowExecutionStarted started ? started : null;
    }

    private static Link link(WorkflowExecution execution, @Nullable HistoryEvent first, boolean isThis) {
        WorkflowExecutionStarted started = started(first);
        return new Link(execution, started == null ? null : started.workflowType(), isThis);
    }

    /// What a run began with; null if it is not there any more.
    private static @Nullable EventAttributes beginning(WorkflowExecution of, Ends ends) {
        HistoryEvent first = ends.first(of);
        return first == null ? null : first.attributes();
    }
}
