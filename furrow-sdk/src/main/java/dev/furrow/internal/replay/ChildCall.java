package dev.furrow.internal.replay;

import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.event.ChildWorkflowExecutionCanceled;
import dev.furrow.api.event.ChildWorkflowExecutionCompleted;
import dev.furrow.api.event.ChildWorkflowExecutionFailed;
import dev.furrow.api.event.ChildWorkflowExecutionStarted;
import dev.furrow.api.event.ChildWorkflowExecutionTerminated;
import dev.furrow.api.event.ChildWorkflowExecutionTimedOut;
import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.StartChildWorkflowExecutionFailed;
import dev.furrow.internal.contract.TimeLimit;
import dev.furrow.internal.replay.CommandKey.Kind;
import dev.furrow.workflow.ChildOptions;
import dev.furrow.workflow.Failure;
import org.jspecify.annotations.Nullable;

/// A child workflow.
final class ChildCall extends Call {
    private final WorkflowType type;
    private final String workflowId;
    private final @Nullable String input;
    private final ChildOptions options;
    private @Nullable String runId;
    private @Nullable TaskOutcome outcome;

    ChildCall(
            Execution execution,
            String id,
            String strand,
            @Nullable String at,
            WorkflowType type,
            String workflowId,
            @Nullable String input,
            ChildOptions options) {
        super(execution, new CommandKey(Kind.CHILD, id), strand, Recorded.name(type), at);
        this.type = type;
        this.workflowId = workflowId;
        this.input = input;
        this.options = options;
    }

    @Override
    Decision decision() {
        String list = options.taskList();
        Integer priority = options.priority();
        return new StartChildWorkflowExecutionDecision(
                type,
                workflowId,
                new Control(key().id(), at(), null).write(),
                input,
                TimeLimit.toWireOrNull(options.executionTimeout()),
                list == null ? null : new TaskList(list),
                priority == null ? null : priority.toString(),
                TimeLimit.toWireOrNull(options.decisionTimeout()),
                Policies.toWire(options.childPolicy()),
                options.tags().isEmpty() ? null : options.tags(),
                null);
    }

    @Override
    boolean accepted(EventAttributes attributes) {
        if (attributes instanceof StartChildWorkflowExecutionFailed failed) {
            outcome =
                    new TaskOutcome.Ended(new Failure.NotStarted(failed.cause().name()));
            return false;
        }
        return true;
    }

    @Override
    boolean happened(HistoryEvent event) {
        outcome = switch (event.attributes()) {
            case ChildWorkflowExecutionStarted e -> {
                runId = e.workflowExecution().runId();
                // Whoever has only waited for the start goes on.
                wake();
                yield null;
            }
            case StartChildWorkflowExecutionFailed e ->
                new TaskOutcome.Ended(new Failure.NotStarted(e.cause().name()));
            case ChildWorkflowExecutionCompleted e -> new TaskOutcome.Completed(e.result());
            case ChildWorkflowExecutionFailed e -> new TaskOutcome.Failed(e.reason(), e.details());
            case ChildWorkflowExecutionTimedOut e ->
                new TaskOutcome.Ended(new Failure.TimedOut(Failure.Limit.START_TO_CLOSE));
            case ChildWorkflowExecutionCanceled e -> new TaskOutcome.Ended(new Failure.Canceled(e.details()));
            case ChildWorkflowExecutionTerminated e -> new TaskOutcome.Ended(new Failure.Terminated(null));
            default -> null;
        };
        return outcome != null;
    }

    @Nullable TaskOutcome outcome() {
        return outcome;
    }

    String workflowId() {
        return workflowId;
    }

    /// Its run; null before it has started.
    @Nullable String runId() {
        return runId;
    }

    @Override
    Command cancellation() {
        return Plain.cancelExternal(key().id() + "~cancel", strand(), workflowId, runId);
    }

    @Override
    String describe() {
        return what() + " " + workflowId;
    }
}
