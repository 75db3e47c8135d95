package dev.furrow.internal.replay;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.CancelWorkflowExecutionDecision;
import dev.furrow.api.decision.CompleteWorkflowExecutionDecision;
import dev.furrow.api.decision.ContinueAsNewWorkflowExecutionDecision;
import dev.furrow.api.decision.FailWorkflowExecutionDecision;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.WorkflowExecutionCancelRequested;
import dev.furrow.api.event.WorkflowExecutionSignaled;
import dev.furrow.api.event.WorkflowExecutionStarted;
import dev.furrow.internal.contract.Arguments;
import dev.furrow.internal.contract.Signature;
import dev.furrow.internal.failure.Failures;
import dev.furrow.internal.intercept.Interceptors;
import dev.furrow.internal.strand.Strand;
import dev.furrow.internal.strand.Strands;
import dev.furrow.payload.Payloads;
import dev.furrow.spi.Intercepted;
import dev.furrow.workflow.ActivityFailedException;
import dev.furrow.workflow.CancelledException;
import dev.furrow.workflow.ChildFailedException;
import dev.furrow.workflow.CurrentStrand;
import dev.furrow.workflow.ExternalFailedException;
import dev.furrow.workflow.Marker;
import dev.furrow.workflow.SideEffectFailedException;
import dev.furrow.workflow.SignalReceived;
import dev.furrow.workflow.WorkflowInfo;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// One workflow execution in memory. One thread at a time decides; while it does, the strands run, one at a
/// time.
public final class Execution {
    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);
    private static final String MAIN = "main";

    private final WorkflowDefinition definition;
    private final Payloads payloads;
    private final Interceptors interceptors;
    private final String domain;
    private final WorkflowExecution id;
    private final Strands strands = new Strands(this::enter, this::stuck);
    private final Rounds rounds = new Rounds(new RoundPlayer());
    private final Commands commands = new Commands();
    private final RecordedIndex index = new RecordedIndex();
    private final Map<Long, Call> open = new LinkedHashMap<>();
    private final Map<Strand, StrandContext> contexts = new LinkedHashMap<>();
    private final Map<String, Integer> strandNames = new HashMap<>();
    private final Map<String, Boolean> patches = new HashMap<>();
    private final List<Marker> markers = new ArrayList<>();
    private final List<SignalReceived> unhandled = new ArrayList<>();
    private final List<StrandContext> roots = new ArrayList<>();
    /// The handlers of signals that came after the workflow had returned, and kept it from closing.
    private final Set<StrandContext> late = new HashSet<>();
    private final Map<String, Throwable> failedUnseen = new LinkedHashMap<>();
    private @Nullable WorkflowInfo info;
    private @Nullable String input;
    private Instant now = Instant.EPOCH;
    private long length;
    private boolean replaying;
    private boolean looking;
    private boolean tracing;
    private boolean executing;
    private @Nullable Object instance;
    private @Nullable String cancelReason;
    private boolean cancelRequested;
    private @Nullable Continuation continuation;
    private @Nullable Close close;
    private @Nullable String lastState;
    private boolean stateKnown;

    /// @param interceptors stand around workflow code
    /// @param domain where the execution is
    /// @param id which one
    public Execution(
            WorkflowDefinition definition,
            Payloads payloads,
            Interceptors interceptors,
            String domain,
            WorkflowExecution id) {
        this.definition = definition;
        this.payloads = payloads;
        this.interceptors = interceptors;
        this.domain = domain;
        this.id = id;
    }

    /// What a stub of [dev.furrow.workflow.Workflow#continueAsNew] has noted down.
    record Continuation(ContinueAsNewWorkflowExecutionDecision decision) {}

    /// The id of the execution.
    public WorkflowExecution id() {
        return id;
    }

    /// The last round that was run, by its started decision task; 0 before the first.
    public long played() {
        return rounds.played();
    }

    /// How often the execution was parked since it last went on.
    public int parkings() {
        return rounds.parkings();
    }

    /// Decides.
    ///
    /// @param events of the history that it has not had; all of it for a new object
    /// @param startedEventId the decision task
    /// @throws dev.furrow.workflow.ReplayDivergedException if the code does not do what the history says
    /// @throws Error what the user's code threw
    public Decided decide(List<HistoryEvent> events, long startedEventId) {
        play(events, startedEventId);
        return new Decided(commands.batch(), stateToSend());
    }

    /// Goes through a history without deciding anything.
    public void replay(List<HistoryEvent> events) {
        play(events, 0);
    }

    private void play(List<HistoryEvent> events, long startedEventId) {
        if (info == null && events.getFirst().attributes() instanceof WorkflowExecutionStarted started) {
            info = infoOf(events.getFirst(), started);
            input = started.input();
        }
        index.add(events);
        rounds.feed(events, startedEventId);
    }

    private WorkflowInfo infoOf(HistoryEvent event, WorkflowExecutionStarted started) {
        WorkflowExecution parent = started.parentWorkflowExecution();
        String priority = started.taskPriority();
        return new WorkflowInfo(
                domain,
                id.workflowId(),
                id.runId(),
                started.workflowType().name(),
                started.workflowType().version(),
                started.taskList().name(),
                event.eventTimestamp(),
                dev.furrow.internal.contract.TimeLimit.fromWire(started.executionStartToCloseTimeout()),
                Policies.fromWire(started.childPolicy()),
                started.tagList() == null ? List.of() : List.copyOf(started.tagList()),
                priority == null ? null : Integer.valueOf(priority),
                parent == null ? null : parent.workflowId(),
                parent == null ? null : parent.runId(),
                started.continuedExecutionRunId());
    }

    private final class RoundPlayer implements Rounds.Player {
        @Override
        public void play(List<HistoryEvent> events, HistoryEvent started, boolean replay) {
            now = started.eventTimestamp();
            length = started.eventId();
            replaying = replay;
            boolean first = roots.isEmpty();
            if (first) {
                roots.add(spawn(null, MAIN, Execution.this::executeMain, false));
            }
            List<WorkflowExecutionSignaled> signals = new ArrayList<>();
            for (HistoryEvent event : events) {
                if (event.attributes() instanceof WorkflowExecutionSignaled signal) {
                    if (signal.signalName().equals(Ids.CANCEL_REASON)) {
                        Object reason = payloads.read(signal.input(), String.class, "", "The reason to cancel");
                        cancelReason = reason == null ? null : reason.toString();
                    } else {
                        signals.add(signal);
                    }
                } else {
                    happened(event);
                }
            }
            // Later rounds hand signals over before anything else moves; in the first, main must have begun.
            for (WorkflowExecutionSignaled signal : first ? signals : signals.reversed()) {
                deliver(signal, !first);
            }
            run();
            if (close != null && late.isEmpty() && !commands.holds(close)) {
                askToClose(close);
            }
        }

        @Override
        public void compare(List<Recorded> outcomes, long completedEventId) {
            Commands.Divergence divergence = commands.match(outcomes);
            if (divergence != null) {
                throw DivergenceReport.of(info(), divergence, completedEventId, contexts.size());
            }
        }
    }

    private void askToClose(Close wanted) {
        String refused = wanted.refusedForGood();
        if (refused != null) {
            close = new Close(
                    new FailWorkflowExecutionDecision("The execution could not continue as new: " + refused, null));
        }
        commands.add(Objects.requireNonNull(close));
    }

    private void run() {
        StrandContext main = roots.getFirst();
        CurrentStrand.bind(main);
        try {
            strands.run();
            if (close != null) {
                endOthers();
            }
        } finally {
            CurrentStrand.bind(null);
        }
    }

    /// What nobody has waited for ends with the execution. Only a signal that came too late for anybody to wait for
    /// its handler is still dealt with.
    private void endOthers() {
        if (!replaying) {
            failedUnseen.forEach((strand, why) ->
                    LOG.warn("Strand {} of {} has failed, and nobody has waited for it", strand, id.workflowId(), why));
        }
        failedUnseen.clear();
        for (StrandContext context : List.copyOf(contexts.values())) {
            if (!context.strand().isEnded() && !context.isCancelled() && !late.contains(context.root())) {
                if (!replaying && context.isAsync()) {
                    LOG.warn(
                            "Strand {} of {} was still running when the workflow returned, and was cancelled; wait for"
                                    + " it, or call Workflow.joinAll",
                            context.name(),
                            id.workflowId());
                }
                context.cancel("The workflow has returned", null);
            }
        }
        strands.run();
    }

    // Strands

    StrandContext spawn(@Nullable StrandContext parent, String wanted, Runnable body, boolean first) {
        int number = strandNames.merge(wanted, 1, Integer::sum);
        String name = number == 1 ? wanted : wanted + "#" + number;
        StrandContext context = new StrandContext(this, parent, name);
        Strand strand = strands.spawn(name, body, first);
        context.strand(strand);
        contexts.put(strand, context);
        return context;
    }

    private void enter(Strand strand) {
        CurrentStrand.bind(Objects.requireNonNull(contexts.get(strand)));
        WorkflowInfo about = info();
        MDC.put("domain", domain);
        MDC.put("workflowId", id.workflowId());
        MDC.put("runId", id.runId());
        MDC.put("type", about.type());
    }

    private void stuck(Strand strand) {
        StackTraceElement[] stack = strand.stack();
        if (LOG.isWarnEnabled() && stack.length > 0) {
            StackTraceElement inner = stack[0];
            StackTraceElement users = inner;
            for (StackTraceElement frame : stack) {
                if (!Source.isMachinery(frame.getClassName())) {
                    users = frame;
                    break;
                }
            }
            LOG.warn(
                    "Strand {} of {} does not come back: it is in {}.{} at {}; workflow code waits with Workflow.sleep or"
                            + " Workflow.await",
                    strand.name(),
                    id.workflowId(),
                    inner.getClassName(),
                    inner.getMethodName(),
                    users);
        }
    }

    void wake(StrandContext context) {
        strands.wake(context.strand());
    }

    /// A strand has failed, and nobody has waited for it yet.
    void failedUnseen(String strand, Throwable why) {
        failedUnseen.put(strand, why);
    }

    void seen(String strand) {
        failedUnseen.remove(strand);
    }

    void ended(StrandContext context) {
        contexts.remove(context.strand());
    }

    private void executeMain() {
        StrandContext main = roots.getFirst();
        Signature execute = definition.contract().execute();
        try {
            instance = definition.factory().get();
            @Nullable Object[] arguments =
                    Arguments.read(execute, input, definition.contract().name(), payloads);
            executing = true;
            Object result = interceptors.around(
                    () -> new Intercepted.ExecuteWorkflow(info(), replaying), () -> invoke(execute, arguments));
            closeWith(completed(execute, result));
        } catch (Throwable thrown) {
            closeWith(failed(execute, thrown));
        }
        ended(main);
    }

    /// Calls a method of the workflow, and throws what it throws.
    private @Nullable Object invoke(Signature signature, @Nullable Object[] arguments) throws Throwable {
        try {
            return signature.method().invoke(instance, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        } catch (IllegalAccessException hidden) {
            throw new IllegalAccessError(hidden.getMessage());
        }
    }

    /// The first end counts: a handler that fails ends the workflow though its method goes on.
    private void closeWith(Close end) {
        if (close == null) {
            close = end;
        }
    }

    private Close completed(Signature execute, @Nullable Object result) {
        if (continuation != null) {
            return new Close(continuation.decision());
        }
        try {
            return new Close(new CompleteWorkflowExecutionDecision(
                    execute.isVoid()
                            ? null
                            : payloads.write(result, info().type(), "The result of " + execute.describe())));
        } catch (RuntimeException unwritable) {
            return failed(execute, unwritable);
        }
    }

    private Close failed(Signature execute, Throwable thrown) {
        if (thrown instanceof ContinueNow && continuation != null) {
            return new Close(continuation.decision());
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof CancelledException cancelled && cancelRequested) {
            return new Close(new CancelWorkflowExecutionDecision(cancelled.details()));
        }
        if (definition.suspendsOnBug() && isBug(thrown, execute)) {
            throw new Suspended(execute.describe(), thrown);
        }
        Failures.Written written = Failures.write(thrown, execute.declared(), payloads);
        return new Close(new FailWorkflowExecutionDecision(written.reason(), written.details()));
    }

    private static boolean isBug(Throwable thrown, Signature execute) {
        return !Failures.isDeclared(thrown, execute.declared())
                && !(thrown instanceof ActivityFailedException
                        || thrown instanceof ChildFailedException
                        || thrown instanceof ExternalFailedException
                        || thrown instanceof SideEffectFailedException
                        || thrown instanceof CancelledException);
    }

    /// Keeps a decision from being made.
    private static final class Suspended extends Error {
        private Suspended(String method, Throwable bug) {
            super(method + " threw " + bug + ", which it does not declare; the execution waits for better code", bug);
        }
    }

    private void deliver(WorkflowExecutionSignaled signal, boolean first) {
        Signature handler = definition.contract().signals().get(signal.signalName());
        if (handler == null) {
            unhandled.add(new SignalReceived(signal.signalName(), signal.input()));
            if (!replaying) {
                LOG.info("{} has no method for the signal {}; it is kept", id.workflowId(), signal.signalName());
            }
            return;
        }
        StrandContext[] self = new StrandContext[1];
        self[0] = spawn(null, "signal-" + signal.signalName(), () -> handle(self[0], handler, signal), first);
        roots.add(self[0]);
        if (close != null) {
            late.add(self[0]);
        }
    }

    private void handle(StrandContext self, Signature handler, WorkflowExecutionSignaled signal) {
        try {
            if (!executing) {
                strands.await(self.strand(), () -> executing);
            }
            @Nullable Object[] arguments = Arguments.read(handler, signal.input(), info().type(), payloads);
            interceptors.around(
                    () -> new Intercepted.HandleSignal(info(), signal.signalName(), replaying),
                    () -> invoke(handler, arguments));
        } catch (Throwable thrown) {
            handlerFailed(handler, thrown);
        } finally {
            roots.remove(self);
            late.remove(self);
            ended(self);
        }
    }

    private void handlerFailed(Signature handler, Throwable thrown) {
        if (close == null && !(thrown instanceof CancelledException)) {
            closeWith(failed(handler, thrown));
        } else if (thrown instanceof Error error) {
            throw error;
        }
    }

    // Events

    private void happened(HistoryEvent event) {
        if (event.attributes() instanceof WorkflowExecutionCancelRequested) {
            cancelRequested = true;
            for (StrandContext root : List.copyOf(roots)) {
                root.cancel("The execution", cancelReason);
            }
            return;
        }
        Long opener = Opener.of(event.attributes());
        Call call = opener == null ? null : open.get(opener);
        if (call != null && call.happened(event)) {
            open.remove(opener);
            call.end();
        }
    }

    void open(Call call) {
        open.put(call.recordedIn(), call);
    }

    void forget(Call call) {
        open.remove(call.recordedIn(), call);
    }

    List<ChildCall> openChildren() {
        return open.values().stream()
                .filter(ChildCall.class::isInstance)
                .map(ChildCall.class::cast)
                .toList();
    }

    // What strands ask

    Commands commands() {
        return commands;
    }

    Strands strands() {
        return strands;
    }

    RecordedIndex index() {
        return index;
    }

    Payloads payloads() {
        return payloads;
    }

    Interceptors interceptors() {
        return interceptors;
    }

    Map<Strand, StrandContext> contexts() {
        return contexts;
    }

    WorkflowInfo info() {
        return Objects.requireNonNull(info, "The history does not begin with its beginning");
    }

    @Nullable String input() {
        return input;
    }

    Instant now() {
        return now;
    }

    long length() {
        return length;
    }

    boolean isReplaying() {
        return replaying;
    }

    boolean isQuiet() {
        return replaying || strands.isDropping();
    }

    List<Marker> markers() {
        return markers;
    }

    List<SignalReceived> unhandledSignals() {
        return unhandled;
    }

    WorkflowDefinition definition() {
        return definition;
    }

    @Nullable String cancelReason() {
        return cancelReason;
    }

    void continueAs(Continuation wanted) {
        continuation = wanted;
    }

    boolean patched(String patch) {
        return patches.computeIfAbsent(patch, this::decidePatch);
    }

    private boolean decidePatch(String patch) {
        String name = Ids.PATCH + patch;
        boolean taken =
                replaying ? index.marker(name) != null : !definition.held().contains(patch);
        if (taken) {
            commands.add(Plain.marker(name, null, MAIN, Source.here()));
        }
        return taken;
    }

    void retired(String patch) {
        String name = Ids.PATCH + patch;
        if (index.marker(name) != null && patches.putIfAbsent(patch, true) == null) {
            commands.add(Plain.marker(name, null, MAIN, Source.here()));
        }
    }

    /// Asks a condition, which may look but not act.
    boolean look(BooleanSupplier condition) {
        boolean before = looking;
        looking = true;
        try {
            return condition.getAsBoolean();
        } finally {
            looking = before;
        }
    }

    void requireActing() {
        strands.refuseWhenDropping();
        if (looking) {
            throw new IllegalStateException("A condition or a @State method must only look: it cannot wait or call");
        }
    }

    // State

    private @Nullable String stateToSend() {
        if (definition.contract().states().isEmpty() || instance == null) {
            return null;
        }
        String state = currentState();
        if (stateKnown && Objects.equals(state, lastState)) {
            return null;
        }
        lastState = state;
        stateKnown = true;
        return state;
    }

    private String currentState() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        CurrentStrand.bind(roots.isEmpty() ? null : roots.getFirst());
        looking = true;
        try {
            for (Map.Entry<String, Signature> state :
                    definition.contract().states().entrySet()) {
                values.put(state.getKey(), state.getValue().method().invoke(instance));
            }
        } catch (ReflectiveOperationException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            LOG.warn("A @State method of {} has failed: {}", id.workflowId(), cause, cause);
        } finally {
            looking = false;
            CurrentStrand.bind(null);
        }
        return payloads.write(values, "", "The state of " + info().type());
    }

    /// Asks a method of the workflow that only looks.
    ///
    /// @throws IllegalStateException if the workflow has not begun
    /// @throws Throwable what the method throws
    public @Nullable Object ask(Method method, @Nullable Object[] arguments) throws Throwable {
        if (instance == null) {
            throw new IllegalStateException("The workflow " + id.workflowId() + " has not begun, and cannot answer");
        }
        method.setAccessible(true);
        CurrentStrand.bind(roots.getFirst());
        looking = true;
        try {
            return method.invoke(instance, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        } finally {
            looking = false;
            CurrentStrand.bind(null);
        }
    }

    // The end

    /// Leaves memory: unwinds the strands.
    public void drop() {
        strands.drop();
    }

    /// Whether the last decision asked to close the execution.
    public boolean isClosing() {
        return close != null;
    }

    /// Where each strand is.
    public Map<String, StackTraceElement[]> stacks() {
        Map<String, StackTraceElement[]> stacks = new LinkedHashMap<>();
        for (Strand strand : strands.live()) {
            StrandContext context = contexts.get(strand);
            StackTraceElement begun = context == null ? null : context.begun();
            StackTraceElement[] stack = strand.stack();
            if (begun != null) {
                stack = Arrays.copyOf(stack, stack.length + 1);
                stack[stack.length - 1] = begun;
            }
            stacks.put(strand.name(), stack);
        }
        return stacks;
    }

    /// Remembers from now on where strands are begun, which costs a look at the stack for each.
    public void trace() {
        tracing = true;
    }

    boolean isTracing() {
        return tracing;
    }

    /// Unwinds the main strand towards [dev.furrow.workflow.Workflow#continueAsNew], from within a loop that
    /// never returns.
    static final class ContinueNow extends Error {
        ContinueNow() {
            super("The execution continues as new; let the error go on", null, false, false);
        }
    }
}
