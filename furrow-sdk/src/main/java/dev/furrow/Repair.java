package dev.furrow;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.WorkflowExecutionStarted;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.internal.replay.RepairTag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Begins a workflow once more where an earlier run has left off: with the same input, and with the results of the
/// activities that were completed there, as far as the code still calls them with the same arguments. Each such
/// result becomes a marker of the new run. Everything else happens again: timers, side effects, children, signals
/// that are sent to it.
///
/// Made by [FurrowClient#repair]. Immutable, and safe for use by many threads.
///
/// @param <R> the workflow's result
public final class Repair<R extends @Nullable Object> {
    private static final int TAGS = 5;
    private static final int TAG_CHARACTERS = 256;

    private final Furrow furrow;
    private final WorkflowHandle<R> run;
    private final List<String> again;

    Repair(Furrow furrow, WorkflowHandle<R> run, List<String> again) {
        this.furrow = furrow;
        this.run = run;
        this.again = again;
    }

    /// With activities that are done again although they were completed, because their results were wrong.
    ///
    /// @param patterns of types or ids, such as `Metrics.pull` or `pull[FR]*`; `*` stands for anything
    public Repair<R> rerun(String... patterns) {
        List<String> all = new ArrayList<>(again);
        for (String pattern : patterns) {
            if (pattern.isEmpty() || pattern.indexOf('|') >= 0) {
                throw new IllegalArgumentException("\"" + pattern + "\" is no pattern: it is empty, or holds a |");
            }
            all.add(pattern);
        }
        return new Repair<>(furrow, run, List.copyOf(all));
    }

    /// Starts the new run, under the same name. A tag says what it repairs.
    ///
    /// @throws AlreadyRunningException if an execution of that name is open, for example the run itself
    /// @throws IllegalStateException if there is no room for the tag: five are possible, of 256 characters
    public WorkflowHandle<R> start() {
        HistoryEvent first = run.history().getFirst();
        if (!(first.attributes() instanceof WorkflowExecutionStarted begun)) {
            throw new IllegalStateException(
                    "The history of " + run.workflowId() + " does not begin with its beginning");
        }
        WorkflowExecution next = furrow.client()
                .start(
                        new StartWorkflowExecutionRequest(
                                furrow.options().domain(),
                                run.workflowId(),
                                begun.workflowType(),
                                begun.taskList(),
                                begun.taskPriority(),
                                begun.input(),
                                begun.executionStartToCloseTimeout(),
                                tags(begun),
                                begun.taskStartToCloseTimeout(),
                                begun.childPolicy(),
                                begun.lambdaRole()),
                        OnDuplicate.REFUSE);
        return run.of(next);
    }

    private List<String> tags(WorkflowExecutionStarted begun) {
        List<String> tags = new ArrayList<>(begun.tagList() == null ? List.of() : begun.tagList());
        tags.removeIf(RepairTag::is);
        String own = new RepairTag(run.runId(), again).text();
        if (tags.size() == TAGS || own.length() > TAG_CHARACTERS) {
            throw new IllegalStateException("There is no room for the tag " + own + " beside " + tags
                    + ": an execution has five tags of 256 characters at most");
        }
        tags.add(own);
        return tags;
    }
}
