package dev.furrow;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.WorkflowExecutionCanceled;
import dev.furrow.api.event.WorkflowExecutionCompleted;
import dev.furrow.api.event.WorkflowExecutionFailed;
import dev.furrow.api.event.WorkflowExecutionTerminated;
import dev.furrow.api.operation.DescribeWorkflowExecutionRequest;
import dev.furrow.api.operation.RequestCancelWorkflowExecutionRequest;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.api.operation.WorkflowExecutionDetail;
import dev.furrow.internal.contract.Signature;
import dev.furrow.internal.failure.Failures;
import dev.furrow.internal.intercept.Interceptors;
import dev.furrow.internal.replay.Execution;
import dev.furrow.internal.replay.Ids;
import dev.furrow.internal.replay.WorkflowDefinition;
import dev.furrow.internal.worker.Histories;
import dev.furrow.payload.Payloads;
import dev.furrow.spi.Intercepted;
import dev.furrow.workflow.Failure;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One execution, seen from outside. Immutable and safe for use by many threads.
///
/// Every method throws [dev.furrow.lowlevel.SwfException] when the service refuses, for example because there is
/// no such execution.
///
/// @param <R> the workflow's result
public final class WorkflowHandle<R extends @Nullable Object> {
    private final Furrow furrow;
    private final WorkflowExecution execution;
    private final Type resultType;
    private final List<Class<? extends Throwable>> declared;

    WorkflowHandle(
            Furrow furrow, WorkflowExecution execution, Type resultType, List<Class<? extends Throwable>> declared) {
        this.furrow = furrow;
        this.execution = execution;
        this.resultType = resultType;
        this.declared = declared;
    }

    static <R extends @Nullable Object> WorkflowHandle<R> of(
            Furrow furrow, WorkflowExecution execution, Signature execute) {
        return new WorkflowHandle<>(furrow, execution, execute.result(), execute.declared());
    }

    /// The execution's name.
    public String workflowId() {
        return execution.workflowId();
    }

    /// The run with which it began, or for which it was asked.
    public String runId() {
        return execution.runId();
    }

    /// Waits for the end and gives the result.
    ///
    /// @throws WorkflowFailedException if it ends in any other way. Unchecked exceptions that the workflow declares
    ///         come as themselves; checked ones are the cause of this one, because a handle cannot declare them (a
    ///         call of the stub throws them as themselves)
    public R result() {
        try {
            return end();
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable checked) {
            WorkflowFailedException failed = new WorkflowFailedException(
                    workflowId(),
                    runId(),
                    new Failure.Application(checked.getClass().getName(), String.valueOf(checked.getMessage())),
                    "");
            failed.initCause(checked);
            throw failed;
        }
    }

    /// The same, with every exception that the workflow declares as itself.
    R end() throws Throwable {
        Closing.End end = awaitEnd();
        if (end.event() instanceof WorkflowExecutionFailed failed) {
            Failures.Read read = Failures.read(failed.reason(), failed.details(), declared, payloads());
            if (read.declared() != null) {
                throw read.declared();
            }
        }
        return switch (outcome(end)) {
            case Outcome.Completed<R> completed -> completed.result();
            case Outcome.Failed<R> failed -> throw failure(end, failed.failure(), failed.remoteStack());
            case Outcome.TimedOut<R> timedOut ->
                throw failure(end, new Failure.TimedOut(Failure.Limit.START_TO_CLOSE), "");
            case Outcome.Canceled<R> canceled -> throw failure(end, new Failure.Canceled(canceled.details()), "");
            case Outcome.Terminated<R> terminated ->
                throw failure(end, new Failure.Terminated(terminated.reason()), "");
        };
    }

    private static WorkflowFailedException failure(Closing.End end, Failure failure, String remoteStack) {
        return new WorkflowFailedException(end.run().workflowId(), end.run().runId(), failure, remoteStack);
    }

    /// Waits for the end and tells how it was.
    public Outcome<R> outcome() {
        return outcome(awaitEnd());
    }

    /// Waits for the end for a while.
    ///
    /// @param atMost how long
    /// @return how it was; empty if it is still open then
    public Optional<Outcome<R>> outcome(Duration atMost) {
        try {
            Closing.End end = Closing.await(furrow, execution, atMost);
            return end == null ? Optional.empty() : Optional.of(outcome(end));
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"})
    private Outcome<R> outcome(Closing.End end) {
        return switch (end.event()) {
            case WorkflowExecutionCompleted e ->
                new Outcome.Completed<>((R) payloads()
                        .read(e.result(), resultType, typeName(end), "The result of " + execution.workflowId()));
            case WorkflowExecutionFailed e -> {
                Failures.Read read = Failures.read(e.reason(), e.details(), List.of(), payloads());
                yield new Outcome.Failed<>(read.failure(), read.remoteStack());
            }
            case WorkflowExecutionCanceled e -> new Outcome.Canceled<>(e.details());
            case WorkflowExecutionTerminated e -> new Outcome.Terminated<>(e.reason());
            default -> new Outcome.TimedOut<>();
        };
    }

    private String typeName(Closing.End end) {
        // Only payloads with formats of their own need to know.
        return payloads().hasFormats()
                ? describe(end.run()).executionInfo().workflowType().name()
                : "";
    }

    private Closing.End awaitEnd() {
        try {
            return Closing.await(furrow, execution);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private IllegalStateException interrupted(InterruptedException why) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while waiting for " + execution.workflowId(), why);
    }

    /// The value of a state method as last sent, during the execution or after it.
    ///
    /// @param name of the state method
    /// @return null if nothing was sent yet
    public <T> @Nullable T state(String name, Class<T> type) {
        return type.cast(readState(name, type));
    }

    @Nullable Object readState(String name, Type type) {
        String context = describe().latestExecutionContext();
        return context == null || context.isEmpty() ? null : States.read(context, name, type, payloads());
    }

    /// Asks it to cancel: what it waits for throws. It may clean up, or refuse.
    public void cancel() {
        furrow.interceptors().quietly(() -> new Intercepted.RequestCancel(workflowId()), () -> {
            furrow.swf()
                    .requestCancelWorkflowExecution(new RequestCancelWorkflowExecutionRequest(
                            furrow.options().domain(), execution.workflowId(), execution.runId()));
            return null;
        });
    }

    /// Asks it to cancel, and says why. The reason travels as a signal that only this SDK understands.
    public void cancel(String why) {
        furrow.client().signal(execution, Ids.CANCEL_REASON, payloads().write(why, "", "The reason to cancel"));
        cancel();
    }

    /// Closes it at once, without asking it.
    public void terminate(@Nullable String why) {
        furrow.swf()
                .terminateWorkflowExecution(new TerminateWorkflowExecutionRequest(
                        furrow.options().domain(), execution.workflowId(), execution.runId(), why, null, null));
    }

    /// Sends a signal by name.
    ///
    /// @param arguments one is its value, several are an array, none is no input
    public void signal(String name, @Nullable Object... arguments) {
        furrow.client()
                .signal(
                        execution,
                        name,
                        dev.furrow.internal.contract.Arguments.write(arguments, "", "The signal " + name, payloads()));
    }

    /// Sends a signal whose input is written already.
    void sendSignal(String name, @Nullable String input) {
        furrow.client().signal(execution, name, input);
    }

    /// Another run of the same workflow.
    WorkflowHandle<R> of(WorkflowExecution other) {
        return new WorkflowHandle<>(furrow, other, resultType, declared);
    }

    /// What has happened so far in this run.
    public List<HistoryEvent> history() {
        return Histories.read(furrow.swf(), furrow.options().domain(), execution, Long.MAX_VALUE);
    }

    /// How it stands.
    public WorkflowExecutionDetail describe() {
        return describe(execution);
    }

    private WorkflowExecutionDetail describe(WorkflowExecution run) {
        return furrow.swf()
                .describeWorkflowExecution(
                        new DescribeWorkflowExecutionRequest(furrow.options().domain(), run));
    }

    /// Where each strand waits: its stack, by the strand's name, and below that where it was begun and by whom.
    /// Made by replaying the history here, so a worker of this connection must serve the type, or
    /// [Furrow#implementations] name its class.
    ///
    /// @throws IllegalStateException if neither is so
    public Map<String, StackTraceElement[]> stacks() {
        WorkflowType type = describe().executionInfo().workflowType();
        WorkflowDefinition definition = furrow.definition(type);
        if (definition == null) {
            throw new IllegalStateException("No worker of this connection serves " + type.name() + " " + type.version()
                    + ", so its strands cannot be shown");
        }
        Execution replayed = replay(definition);
        try {
            return replayed.stacks();
        } finally {
            replayed.drop();
        }
    }

    /// Answers a query by replaying the history here.
    @Nullable Object ask(Method query, @Nullable Object[] arguments) throws Throwable {
        WorkflowType type = describe().executionInfo().workflowType();
        WorkflowDefinition definition = furrow.definition(type);
        if (definition == null) {
            throw new UnsupportedByServerException(query.getDeclaringClass().getSimpleName() + "." + query.getName()
                    + " is a @Query, which this service cannot carry: it is answered by replaying the history, for"
                    + " which a worker of this connection must serve " + type.name() + " " + type.version()
                    + ", or Furrow.implementations name its class; or use a @State method");
        }
        Execution replayed = replay(definition);
        try {
            return replayed.ask(query, arguments);
        } finally {
            replayed.drop();
        }
    }

    private Execution replay(WorkflowDefinition definition) {
        Execution replayed = new Execution(
                definition, payloads(), Interceptors.NONE, furrow.options().domain(), execution);
        replayed.trace();
        try {
            replayed.replay(history());
            return replayed;
        } catch (RuntimeException | Error diverged) {
            replayed.drop();
            throw diverged;
        }
    }

    private Payloads payloads() {
        return furrow.options().payloads();
    }

    @Override
    public String toString() {
        return "WorkflowHandle[" + execution.workflowId() + ", " + execution.runId() + "]";
    }
}
