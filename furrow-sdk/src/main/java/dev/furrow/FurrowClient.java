package dev.furrow;

import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.ExecutionTimeFilter;
import dev.furrow.api.operation.ListClosedWorkflowExecutionsRequest;
import dev.furrow.api.operation.ListOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.api.operation.WorkflowExecutionFilter;
import dev.furrow.internal.contract.Arguments;
import dev.furrow.internal.contract.Signature;
import dev.furrow.internal.contract.Stubs;
import dev.furrow.internal.contract.TimeLimit;
import dev.furrow.internal.contract.WorkflowContract;
import dev.furrow.lowlevel.SwfException;
import dev.furrow.model.Domains;
import dev.furrow.model.Executions;
import dev.furrow.model.Types;
import dev.furrow.payload.Payloads;
import dev.furrow.plan.Plan;
import dev.furrow.plan.PlanOptions;
import dev.furrow.spi.Intercepted;
import dev.furrow.workflow.ChildPolicy;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Starts workflows and follows them. Safe for use by many threads.
///
/// Every method throws [SwfException] when the service refuses.
public final class FurrowClient {
    /// The start that the current thread wants noted down instead of waited for.
    private static final ThreadLocal<@Nullable Noted> NOTING = new ThreadLocal<>();

    private final Furrow furrow;

    FurrowClient(Furrow furrow) {
        this.furrow = furrow;
    }

    private static final class Noted {
        private @Nullable WorkflowHandle<?> handle;
    }

    /// A stub of a workflow: calling its execute method starts it and waits for its result, calling a signal
    /// method signals the open execution, calling a state method reads what it last sent.
    ///
    /// @param contract an interface with `@WorkflowType`
    public <T> T workflow(Class<T> contract, String workflowId) {
        return workflow(contract, workflowId, StartOptions.defaults());
    }

    /// A stub of a workflow.
    ///
    /// @param options what shall differ from the annotation when it is started
    public <T> T workflow(Class<T> contract, String workflowId, StartOptions options) {
        WorkflowContract known = WorkflowContract.of(contract);
        String name = contract.getSimpleName() + " " + workflowId;
        return Stubs.of(contract, name, (method, arguments) -> call(known, workflowId, options, method, arguments));
    }

    private @Nullable Object call(
            WorkflowContract contract,
            String workflowId,
            StartOptions options,
            Method method,
            @Nullable Object[] arguments)
            throws Throwable {
        String signal = contract.signalOf(method);
        if (signal != null) {
            String input = Arguments.write(arguments, contract.name(), "The signal " + signal, payloads());
            signal(workflowId, null, signal, input);
            return null;
        }
        String state = contract.stateOf(method);
        if (state != null) {
            Signature signature = Objects.requireNonNull(contract.states().get(state));
            Object value = handle(workflowId).readState(state, signature.result());
            return value == null ? Stubs.nothing(method) : value;
        }
        if (contract.queries().contains(method)) {
            Object answer = handle(workflowId).ask(method, arguments);
            return answer == null ? Stubs.nothing(method) : answer;
        }
        String update = contract.updateOf(method);
        if (update != null) {
            Object answer = new UpdateCalls(furrow).call(contract, handle(workflowId), update, arguments);
            return answer == null ? Stubs.nothing(method) : answer;
        }
        if (!contract.execute().method().equals(method)) {
            throw new IllegalStateException(method
                    + " cannot be called from outside: it has none of @Execute, @Signal, @Update, @State and @Query");
        }
        return execute(contract, workflowId, options, method, arguments);
    }

    private @Nullable Object execute(
            WorkflowContract contract,
            String workflowId,
            StartOptions options,
            Method method,
            @Nullable Object[] arguments)
            throws Throwable {
        Noted noted = NOTING.get();
        if (noted != null && noted.handle != null) {
            throw new IllegalStateException("start takes one call of an execute method, not two");
        }
        WorkflowHandle<?> handle = start(contract, workflowId, options, arguments);
        if (noted != null) {
            noted.handle = handle;
            return Stubs.nothing(method);
        }
        return handle.end();
    }

    private WorkflowHandle<?> start(
            WorkflowContract contract, String workflowId, StartOptions options, @Nullable Object[] arguments) {
        Signature execute = contract.execute();
        String input = Arguments.write(arguments, contract.name(), "The input of " + execute.describe(), payloads());
        StartOptions all = new StartOptions(
                options.taskList() != null
                        ? options.taskList()
                        : contract.options().taskList(),
                options.executionTimeout() != null
                        ? options.executionTimeout()
                        : contract.options().executionTimeout(),
                options.decisionTimeout() != null
                        ? options.decisionTimeout()
                        : contract.options().decisionTimeout(),
                options.childPolicy() != null ? options.childPolicy() : contract.childPolicy(),
                options.tags(),
                options.priority(),
                options.onDuplicate());
        WorkflowExecution run = start(contract.name(), contract.version(), workflowId, all, input);
        return WorkflowHandle.of(furrow, run, execute);
    }

    private WorkflowExecution start(
            String type, String version, String workflowId, StartOptions options, @Nullable String input) {
        String list = options.taskList();
        Integer priority = options.priority();
        ChildPolicy policy = options.childPolicy();
        return start(
                new StartWorkflowExecutionRequest(
                        domain(),
                        workflowId,
                        new WorkflowType(type, version),
                        list == null ? null : new TaskList(list),
                        priority == null ? null : priority.toString(),
                        input,
                        TimeLimit.toWireOrNull(options.executionTimeout()),
                        options.tags().isEmpty() ? null : options.tags(),
                        TimeLimit.toWireOrNull(options.decisionTimeout()),
                        policy == null ? null : dev.furrow.api.ChildPolicy.valueOf(policy.name()),
                        null),
                options.onDuplicate());
    }

    WorkflowExecution start(StartWorkflowExecutionRequest request, OnDuplicate onDuplicate) {
        String workflowId = request.workflowId();
        WorkflowType type = request.workflowType();
        Object runId = furrow.interceptors()
                .quietly(() -> new Intercepted.StartWorkflow(workflowId, type.name(), type.version()), () -> {
                    try {
                        return furrow.swf().startWorkflowExecution(request).runId();
                    } catch (SwfException refused) {
                        if (refused.type() != FaultType.WORKFLOW_EXECUTION_ALREADY_STARTED) {
                            throw refused;
                        }
                        String open = openRun(workflowId);
                        if (open != null && onDuplicate == OnDuplicate.USE_EXISTING) {
                            return open;
                        }
                        throw new AlreadyRunningException(workflowId, open == null ? "" : open, refused);
                    }
                });
        return new WorkflowExecution(workflowId, String.valueOf(runId));
    }

    /// Starts a workflow and returns at once.
    ///
    /// @param call one call of the execute method of a stub from [#workflow], nothing else
    /// @throws AlreadyRunningException if an open execution has the name, unless the options say otherwise
    public <R extends @Nullable Object> WorkflowHandle<R> start(Supplier<R> call) {
        if (NOTING.get() != null) {
            throw new IllegalStateException("start was called within start");
        }
        Noted noted = new Noted();
        NOTING.set(noted);
        try {
            // What the call returns is nothing; the handle is what counts.
            R unused = call.get();
        } finally {
            NOTING.remove();
        }
        if (noted.handle == null) {
            throw new IllegalStateException("start takes one call of the execute method of a stub from workflow(...)");
        }
        @SuppressWarnings("unchecked")
        WorkflowHandle<R> handle = (WorkflowHandle<R>) noted.handle;
        return handle;
    }

    /// Starts a workflow that returns nothing.
    public WorkflowHandle<@Nullable Void> start(Runnable call) {
        return start(() -> {
            call.run();
            return null;
        });
    }

    /// Runs a plan and waits for its result; within [#start(Supplier)] it is started only.
    ///
    /// @return the value of the plan's result step; null if that was skipped
    /// @throws WorkflowFailedException if it ends in any other way
    public <I extends @Nullable Object, O extends @Nullable Object> O plan(
            Plan<I, O> plan, String workflowId, I input) {
        return plan(plan, workflowId, input, StartOptions.defaults(), PlanOptions.defaults());
    }

    /// Runs a plan.
    ///
    /// @param options what shall differ from the plan's own options
    /// @param choices which steps are done again, and which are skipped
    @SuppressWarnings({"unchecked", "NullAway"})
    public <I extends @Nullable Object, O extends @Nullable Object> O plan(
            Plan<I, O> plan, String workflowId, I input, StartOptions options, PlanOptions choices) {
        WorkflowContract contract = Plans.contract(plan);
        List<String> own = options.tags().isEmpty() ? plan.options().tags() : options.tags();
        String[] tags = Stream.concat(own.stream(), choices.tags().stream()).toArray(String[]::new);
        try {
            return (O) execute(
                    contract, workflowId, options.tags(tags), contract.execute().method(), new Object[] {input});
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new IllegalStateException("A plan declares no exceptions", impossible);
        }
    }

    /// Starts a workflow by the name of its type.
    ///
    /// @param result the type of its result
    /// @param arguments one is its value, several are an array, none is no input
    public <R extends @Nullable Object> WorkflowHandle<R> start(
            Class<R> result,
            String type,
            String version,
            String workflowId,
            StartOptions options,
            @Nullable Object... arguments) {
        String input = Arguments.write(arguments, type, "The input of " + type, payloads());
        return new WorkflowHandle<>(furrow, start(type, version, workflowId, options, input), result, List.of());
    }

    /// Signals a workflow, and starts it first if it is not open. Two requests: should the execution close
    /// between them, it is started anew, once.
    ///
    /// @param start one call of an execute method
    /// @param signal one call of a signal method of the same stub
    /// @return whether it was started
    public boolean signalOrStart(Runnable start, Runnable signal) {
        try {
            signal.run();
            return false;
        } catch (SwfException refused) {
            if (refused.type() != FaultType.UNKNOWN_RESOURCE) {
                throw refused;
            }
        }
        try {
            WorkflowHandle<@Nullable Void> unused = start(start);
        } catch (AlreadyRunningException faster) {
            // Somebody else was; the signal is for that execution as well.
        }
        signal.run();
        return true;
    }

    /// The newest execution of a name, open or closed.
    ///
    /// @throws SwfException `UNKNOWN_RESOURCE` if there is none
    public WorkflowHandle<@Nullable Object> handle(String workflowId) {
        return handle(workflowId, newestRun(workflowId));
    }

    /// One run.
    public WorkflowHandle<@Nullable Object> handle(String workflowId, String runId) {
        return new WorkflowHandle<>(furrow, new WorkflowExecution(workflowId, runId), Object.class, List.of());
    }

    /// The newest execution of a name, with the result of its contract.
    ///
    /// @param contract an interface with `@WorkflowType`
    public WorkflowHandle<@Nullable Object> handle(Class<?> contract, String workflowId) {
        return WorkflowHandle.of(
                furrow,
                new WorkflowExecution(workflowId, newestRun(workflowId)),
                WorkflowContract.of(contract).execute());
    }

    private @Nullable String openRun(String workflowId) {
        ExecutionTimeFilter ever = new ExecutionTimeFilter(Instant.EPOCH, null);
        WorkflowExecutionFilter named = new WorkflowExecutionFilter(workflowId);
        return furrow
                .swf()
                .listOpenWorkflowExecutions(
                        new ListOpenWorkflowExecutionsRequest(domain(), ever, null, null, null, 1, null, named))
                .executionInfos()
                .stream()
                .map(info -> info.execution().runId())
                .findFirst()
                .orElse(null);
    }

    private String newestRun(String workflowId) {
        String open = openRun(workflowId);
        if (open != null) {
            return open;
        }
        ExecutionTimeFilter ever = new ExecutionTimeFilter(Instant.EPOCH, null);
        WorkflowExecutionFilter named = new WorkflowExecutionFilter(workflowId);
        return furrow
                .swf()
                .listClosedWorkflowExecutions(new ListClosedWorkflowExecutionsRequest(
                        domain(), ever, null, named, null, null, null, null, 1, null))
                .executionInfos()
                .stream()
                .map(info -> info.execution().runId())
                .findFirst()
                .orElseThrow(() -> new SwfException(
                        dev.furrow.api.operation.Operation.LIST_OPEN_WORKFLOW_EXECUTIONS,
                        FaultType.UNKNOWN_RESOURCE,
                        "There is no execution with workflowId " + workflowId));
    }

    /// Begins a workflow once more where a run of it has left off, with the results that it came to.
    ///
    /// @param run which is closed
    public <R extends @Nullable Object> Repair<R> repair(WorkflowHandle<R> run) {
        return new Repair<>(furrow, run, List.of());
    }

    /// The domains of the service.
    public Domains domains() {
        return new Domains(furrow.swf());
    }

    /// The workflow and activity types of the domain.
    public Types types() {
        return new Types(furrow.swf(), domain());
    }

    /// The executions of the domain, to be listed and counted.
    public Executions executions() {
        return new Executions(furrow.swf(), domain());
    }

    /// Ends an activity that has deferred its answer.
    ///
    /// @param taskToken as `Activity.defer()` has returned it
    public ActivityCompletion completion(String taskToken) {
        return new ActivityCompletion(furrow, taskToken);
    }

    void signal(WorkflowExecution execution, String name, @Nullable String input) {
        signal(execution.workflowId(), execution.runId(), name, input);
    }

    private void signal(String workflowId, @Nullable String runId, String name, @Nullable String input) {
        furrow.interceptors().quietly(() -> new Intercepted.SendSignal(workflowId, name), () -> {
            furrow.swf()
                    .signalWorkflowExecution(
                            new SignalWorkflowExecutionRequest(domain(), workflowId, runId, name, input));
            return null;
        });
    }

    private String domain() {
        return furrow.options().domain();
    }

    private Payloads payloads() {
        return furrow.options().payloads();
    }
}
