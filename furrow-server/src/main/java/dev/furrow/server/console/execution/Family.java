package dev.furrow.server.console.execution;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.fault.Fault;
import dev.furrow.server.console.insight.Group;
import dev.furrow.server.console.insight.Lineage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The executions that belong to one: its parents, its children and theirs, the runs that it continues.
///
/// @param tree parents from the top, then the execution, then its children and theirs, each with its depth
/// @param more whether there are children that are not told
/// @param chain the runs that continue each other, the oldest first; of the execution alone if there are no others
public record Family(List<Kin> tree, boolean more, List<Kin> chain) {
    private static final int MOST = 200;
    private static final int DEEPEST = 5;

    /// One of them.
    ///
    /// @param depth below the topmost parent
    /// @param runId empty for a child that has not started
    /// @param type empty if it is not known any more
    /// @param outcome as its parent knows it; `OPEN` where nobody knows better
    /// @param isThis whether it is the one that was asked about
    public record Kin(int depth, String workflowId, String runId, String type, Group.Outcome outcome, boolean isThis) {}

    static Family of(Execution execution) {
        Lineage.Ends ends = new Lineage.Ends() {
            @Override
            public @Nullable HistoryEvent first(WorkflowExecution of) {
                return known(() -> execution.histories().event(execution.domain(), of, 1));
            }

            @Override
            public @Nullable HistoryEvent last(WorkflowExecution of) {
                return known(() -> execution.histories().last(execution.domain(), of));
            }
        };
        List<Kin> tree = new ArrayList<>();
        for (Lineage.Link parent : Lineage.parents(execution.id(), ends)) {
            tree.add(kin(parent, tree.size()));
        }
        Group.Outcome own = execution.index(index -> index.groups().getFirst().outcome());
        tree.add(new Kin(
                tree.size(),
                execution.id().workflowId(),
                execution.id().runId(),
                execution.started().workflowType().name(),
                own,
                true));
        Set<String> seen = new HashSet<>();
        seen.add(execution.id().runId());
        boolean more = addChildren(tree, execution, execution.id(), tree.size(), 1, seen);
        List<Kin> chain = Lineage.chain(execution.id(), ends).stream()
                .map(link -> kin(link, 0))
                .toList();
        return new Family(List.copyOf(tree), more, chain);
    }

    private static Kin kin(Lineage.Link link, int depth) {
        return new Kin(
                depth,
                link.execution().workflowId(),
                link.execution().runId(),
                link.workflowType() == null ? "" : link.workflowType().name(),
                Group.Outcome.OPEN,
                link.isThis());
    }

    /// @return whether some are left out
    private static boolean addChildren(
            List<Kin> tree, Execution execution, WorkflowExecution of, int depth, int level, Set<String> seen) {
        List<Kin> children = children(execution, of, depth);
        boolean more = false;
        for (Kin child : children) {
            if (tree.size() >= MOST) {
                return true;
            }
            tree.add(child);
            boolean fresh = !child.runId.isEmpty() && seen.add(child.runId);
            if (fresh && level < DEEPEST) {
                WorkflowExecution next = new WorkflowExecution(child.workflowId, child.runId);
                more |= addChildren(tree, execution, next, depth + 1, level + 1, seen);
            }
        }
        return more;
    }

    private static List<Kin> children(Execution execution, WorkflowExecution of, int depth) {
        List<Kin> children = known(() -> execution
                .histories()
                .index(
                        execution.domain(),
                        of,
                        index -> index.groups().stream()
                                .filter(group -> group.kind() == Group.Kind.CHILD)
                                .limit(MOST + 1)
                                .map(group -> new Kin(
                                        depth,
                                        group.id(),
                                        group.runId() == null ? "" : group.runId(),
                                        group.name(),
                                        group.outcome(),
                                        false))
                                .toList()));
        return children == null ? List.of() : children;
    }

    private interface Look<T> {
        @Nullable T look();
    }

    /// What lies past its retention is not known any more.
    private static <T> @Nullable T known(Look<T> look) {
        try {
            return look.look();
        } catch (Fault gone) {
            return null;
        }
    }
}
