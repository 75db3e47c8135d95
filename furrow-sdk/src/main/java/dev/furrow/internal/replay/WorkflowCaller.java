package dev.furrow.internal.replay;

import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.ContinueAsNewWorkflowExecutionDecision;
import dev.furrow.internal.contract.Arguments;
import dev.furrow.internal.contract.Signature;
import dev.furrow.internal.contract.Stubs;
import dev.furrow.internal.contract.TimeLimit;
import dev.furrow.internal.contract.WorkflowContract;
import dev.furrow.spi.Intercepted;
import dev.furrow.workflow.ChildFailedException;
import dev.furrow.workflow.ChildHandle;
import dev.furrow.workflow.ChildOptions;
import dev.furrow.workflow.ExternalFailedException;
import dev.furrow.workflow.ExternalWorkflow;
import dev.furrow.workflow.WorkflowInfo;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Calls other workflows for a strand: children, executions that it knows by name, and its own next run.
final class WorkflowCaller {
    private final StrandContext strand;
    private boolean starting;
    private @Nullable Handle<?> started;

    WorkflowCaller(StrandContext strand) {
        this.strand = strand;
    }

    <T> T child(Class<T> contract, @Nullable String workflowId, ChildOptions options) {
        WorkflowContract known = WorkflowContract.of(contract);
        Execution execution = strand.execution();
        ChildOptions all = options.or(known.options());
        String[] id = {workflowId};
        return Stubs.of(contract, "Child of " + contract.getSimpleName(), (method, arguments) -> {
            StrandContext current = StrandContext.current(execution, known.describe());
            return current.workflowCaller().childCall(known, id, all, method, arguments);
        });
    }

    /// @param id of the child; filled in by the first start where it was not given
    private @Nullable Object childCall(
            WorkflowContract contract,
            @Nullable String[] id,
            ChildOptions options,
            Method method,
            @Nullable Object[] arguments)
            throws Throwable {
        String signal = contract.signalOf(method);
        if (signal != null) {
            signal(receiver(contract, id), signal, arguments, contract.name());
            return null;
        }
        requireExecute(contract, method);
        if (starting && started != null) {
            throw new IllegalStateException("Workflow.start takes one call of an @Execute method, not two");
        }
        String at = Source.here();
        if (starting) {
            started = begin(contract, id, options, arguments, at);
            return Stubs.nothing(method);
        }
        Execution execution = strand.execution();
        return execution
                .interceptors()
                .around(
                        () -> new Intercepted.CallChild(
                                execution.info(), contract.name(), contract.version(), execution.isReplaying()),
                        () -> begin(contract, id, options, arguments, at).end());
    }

    private static String receiver(WorkflowContract contract, @Nullable String[] id) {
        String known = id[0];
        if (known == null) {
            throw new IllegalStateException("The child of " + contract.type().getSimpleName()
                    + " has not been started and has no id yet; start it, or give it one");
        }
        return known;
    }

    private static void requireExecute(WorkflowContract contract, Method method) {
        if (!contract.execute().method().equals(method)) {
            throw new IllegalStateException(contract.type().getSimpleName() + "." + method.getName()
                    + " cannot be called from a workflow; its @Execute and @Signal methods can");
        }
    }

    private Handle<?> begin(
            WorkflowContract contract,
            @Nullable String[] id,
            ChildOptions options,
            @Nullable Object[] arguments,
            @Nullable String at) {
        strand.requireGoing();
        Execution execution = strand.execution();
        String command = strand.nextId();
        String workflowId = id[0] == null ? execution.id().runId() + ":" + command : id[0];
        id[0] = workflowId;
        String input = Arguments.write(
                arguments, contract.name(), "The input of " + contract.execute().describe(), execution.payloads());
        ChildCall call = new ChildCall(
                execution,
                command,
                strand.name(),
                at,
                new WorkflowType(contract.name(), contract.version()),
                workflowId,
                input,
                options);
        execution.commands().add(call);
        return new Handle<>(call, contract.execute());
    }

    @SuppressWarnings("unchecked")
    <R extends @Nullable Object> ChildHandle<R> start(Supplier<R> call) {
        strand.requireGoing();
        starting = true;
        started = null;
        try {
            // The call notes itself down; what it returns is nothing.
            R unused = call.get();
        } finally {
            starting = false;
        }
        Handle<?> handle = started;
        started = null;
        if (handle == null) {
            throw new IllegalStateException(
                    "Workflow.start takes one call of the @Execute method of a stub from Workflow.child");
        }
        handle.awaitStart();
        return (ChildHandle<R>) handle;
    }

    private void signal(String workflowId, String name, @Nullable Object[] arguments, String typeName) {
        strand.requireGoing();
        Execution execution = strand.execution();
        String input = Arguments.write(arguments, typeName, "The signal " + name, execution.payloads());
        deliver(
                ExternalCall.signal(execution, strand.nextId(), strand.name(), Source.here(), workflowId, name, input),
                "The signal " + name);
    }

    private void deliver(ExternalCall call, String what) {
        strand.waitFor(call);
        String refused = call.refused();
        if (refused != null) {
            throw new ExternalFailedException(what, call.workflowId(), refused);
        }
    }

    <T> T external(Class<T> contract, String workflowId) {
        WorkflowContract known = WorkflowContract.of(contract);
        Execution execution = strand.execution();
        return Stubs.of(contract, contract.getSimpleName() + " " + workflowId, (method, arguments) -> {
            StrandContext current = StrandContext.current(execution, known.describe());
            String signal = known.signalOf(method);
            if (signal == null) {
                throw new IllegalStateException(contract.getSimpleName() + "." + method.getName()
                        + " cannot be called on another workflow; its @Signal methods can");
            }
            current.workflowCaller().signal(workflowId, signal, arguments, known.name());
            return null;
        });
    }

    ExternalWorkflow external(String workflowId) {
        Execution execution = strand.execution();
        return new ExternalWorkflow() {
            @Override
            public void signal(String name, @Nullable Object... arguments) {
                StrandContext.current(execution, "ExternalWorkflow.signal")
                        .workflowCaller()
                        .signal(workflowId, name, arguments, "");
            }

            @Override
            public void cancel() {
                StrandContext current = StrandContext.current(execution, "ExternalWorkflow.cancel");
                current.requireGoing();
                current.workflowCaller()
                        .deliver(
                                ExternalCall.cancel(
                                        execution, current.nextId(), current.name(), Source.here(), workflowId),
                                "The request to cancel");
            }
        };
    }

    <T> T continueAsNew(Class<T> contract, ChildOptions options) {
        WorkflowContract known = WorkflowContract.of(contract);
        Execution execution = strand.execution();
        if (!known.name().equals(execution.info().type())) {
            throw new IllegalArgumentException(
                    "An execution of " + execution.info().type() + " cannot continue as " + known.name()
                            + "; only the version can change");
        }
        return Stubs.of(contract, "The next run of " + contract.getSimpleName(), (method, arguments) -> {
            requireExecute(known, method);
            strand.requireGoing();
            String input = Arguments.write(
                    arguments, known.name(), "The input of " + known.execute().describe(), execution.payloads());
            execution.ending().continueAs(continuation(input, known.version(), options.or(known.options())));
            return Stubs.nothing(method);
        });
    }

    void continueWithSameInput() {
        Execution execution = strand.execution();
        WorkflowContract contract = execution.definition().contract();
        execution.ending().continueAs(continuation(execution.input(), contract.version(), contract.options()));
    }

    private ContinueAsNewWorkflowExecutionDecision continuation(
            @Nullable String input, String version, ChildOptions options) {
        WorkflowInfo info = strand.info();
        String list = options.taskList() == null ? info.taskList() : options.taskList();
        Integer priority = options.priority() == null ? info.priority() : options.priority();
        var tags = options.tags().isEmpty() ? info.tags() : options.tags();
        return new ContinueAsNewWorkflowExecutionDecision(
                input,
                TimeLimit.toWireOrNull(options.executionTimeout()),
                new TaskList(list),
                priority == null ? null : priority.toString(),
                TimeLimit.toWireOrNull(options.decisionTimeout()),
                Policies.toWire(options.childPolicy()),
                tags.isEmpty() ? null : tags,
                version,
                null);
    }

    /// A child that was asked for.
    private final class Handle<R extends @Nullable Object> implements ChildHandle<R> {
        private final ChildCall call;
        private final Signature execute;
        private boolean cancelled;

        private Handle(ChildCall call, Signature execute) {
            this.call = call;
            this.execute = execute;
        }

        private void awaitStart() {
            strand.awaitUntil(call, () -> call.runId() != null || call.isDone());
            if (call.runId() == null) {
                throw failure();
            }
        }

        private ChildFailedException failure() {
            ActivityCaller.Ended ended = ended();
            return new ChildFailedException(call.what(), call.workflowId(), ended.failure(), ended.remoteStack());
        }

        private ActivityCaller.Ended ended() {
            return ActivityCaller.Ended.of(
                    Objects.requireNonNull(call.outcome()), execute.declared(), strand.execution());
        }

        private @Nullable Object end() throws Throwable {
            StrandContext current = StrandContext.current(strand.execution(), "ChildHandle.result");
            current.awaitEnd(call);
            if (call.outcome() instanceof TaskOutcome.Completed completed) {
                return strand.execution()
                        .payloads()
                        .read(completed.result(), execute.result(), call.what(), "The result of " + call.what());
            }
            ActivityCaller.Ended ended = ended();
            if (ended.declared() != null) {
                throw ended.declared();
            }
            throw failure();
        }

        @Override
        public String workflowId() {
            return call.workflowId();
        }

        @Override
        public String runId() {
            return Objects.requireNonNull(call.runId());
        }

        @Override
        @SuppressWarnings({"unchecked", "NullAway"})
        public R result() {
            try {
                return (R) end();
            } catch (RuntimeException | Error thrown) {
                throw thrown;
            } catch (Throwable checked) {
                throw new IllegalStateException(
                        execute.describe() + " declares a checked exception, which cannot come out of a handle",
                        checked);
            }
        }

        @Override
        public void cancel() {
            strand.execution().requireActing();
            if (!call.isDone() && !cancelled) {
                cancelled = true;
                strand.execution().commands().add(call.cancellation());
            }
        }
    }
}
