package dev.furrow.internal.replay;

import dev.furrow.internal.contract.Arguments;
import dev.furrow.internal.failure.Failures;
import dev.furrow.internal.strand.Strand;
import dev.furrow.spi.Intercepted;
import dev.furrow.workflow.ActivityOptions;
import dev.furrow.workflow.CancelledException;
import dev.furrow.workflow.ChildHandle;
import dev.furrow.workflow.ChildOptions;
import dev.furrow.workflow.CurrentStrand;
import dev.furrow.workflow.ExternalWorkflow;
import dev.furrow.workflow.HistoryInfo;
import dev.furrow.workflow.Marker;
import dev.furrow.workflow.Promise;
import dev.furrow.workflow.Schedule;
import dev.furrow.workflow.SideEffectFailedException;
import dev.furrow.workflow.SignalReceived;
import dev.furrow.workflow.UntypedActivity;
import dev.furrow.workflow.WorkflowContext;
import dev.furrow.workflow.WorkflowInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/// One strand of a workflow: what it may do, what it waits for, whether it is cancelled.
final class StrandContext implements WorkflowContext {
    private static final long EVENT_LIMIT = 25_000;
    /// What eight digits can say, which is what the service takes.
    private static final long LONGEST_TIMER_SECONDS = 99_999_999;
    /// Behind the name of a marker that remembers a failure; names that users give have no `@`.
    private static final String FAILED = "@failed";

    private final Execution execution;
    private final @Nullable StrandContext parent;
    private final String name;
    private final List<StrandContext> children = new ArrayList<>();
    private final ActivityCaller activities = new ActivityCaller(this);
    private final WorkflowCaller workflows = new WorkflowCaller(this);
    private @Nullable Strand strand;
    private @Nullable RandomGenerator random;
    private @Nullable CancelledException cancelled;
    private @Nullable StackTraceElement begunAt;
    private int shields;
    private int commands;
    private int spawned;

    StrandContext(Execution execution, @Nullable StrandContext parent, String name) {
        this.execution = execution;
        this.parent = parent;
        this.name = name;
    }

    void strand(Strand own) {
        strand = own;
    }

    Strand strand() {
        return Objects.requireNonNull(strand);
    }

    Execution execution() {
        return execution;
    }

    String name() {
        return name;
    }

    /// A line to stand below this strand's stack; null if it is not known where it was begun.
    @Nullable StackTraceElement begun() {
        StackTraceElement at = begunAt;
        return at == null || parent == null
                ? null
                : new StackTraceElement(
                        "[begun by " + parent.name + "] " + at.getClassName(),
                        at.getMethodName(),
                        at.getFileName(),
                        at.getLineNumber());
    }

    /// The strand from which this one descends: main, or the handler of a signal.
    StrandContext root() {
        StrandContext root = this;
        while (root.parent != null) {
            root = root.parent;
        }
        return root;
    }

    boolean isAsync() {
        return parent != null;
    }

    /// The strand that runs on this thread.
    ///
    /// @throws IllegalStateException if it is none, or one of another execution
    static StrandContext current(Execution execution, String call) {
        WorkflowContext bound = CurrentStrand.get();
        if (!(bound instanceof StrandContext context)) {
            throw new IllegalStateException(call + " was called on thread "
                    + Thread.currentThread().getName() + ", which is not running a workflow");
        }
        if (context.execution != execution) {
            throw new IllegalStateException(
                    call + " belongs to the workflow " + execution.id().workflowId() + " and was called by "
                            + context.execution.id().workflowId());
        }
        return context;
    }

    /// The id of the next command.
    String nextId() {
        return name + "." + ++commands;
    }

    // Cancellation

    boolean isCancelled() {
        return cancelled != null;
    }

    private boolean isInterrupted() {
        return cancelled != null && shields == 0;
    }

    /// Cancels this strand and what it has begun outside of a shield.
    void cancel(String what, @Nullable String details) {
        if (cancelled == null) {
            cancelled = new CancelledException(what, details);
            if (shields == 0 && strand != null) {
                execution.strands().wake(strand);
            }
            List.copyOf(children).forEach(child -> child.cancel(what, details));
        }
    }

    /// Called before anything that may wait or act.
    void requireGoing() {
        execution.requireActing();
        CancelledException why = cancelled;
        if (why != null && shields == 0) {
            throw again(why);
        }
    }

    /// A fresh one, so that its stack tells where it was thrown.
    private static CancelledException again(CancelledException why) {
        String message = String.valueOf(why.getMessage());
        int end = message.indexOf(" was cancelled");
        return new CancelledException(end < 0 ? message : message.substring(0, end), why.details());
    }

    // Waiting

    /// Waits until somebody wakes this strand.
    void park() {
        requireGoing();
        execution.strands().park(strand());
        requireGoing();
    }

    /// Gives a command and waits for its end; calls it off when the strand is cancelled meanwhile.
    void waitFor(Call call) {
        execution.commands().add(call);
        awaitEnd(call);
    }

    void awaitEnd(Call call) {
        awaitUntil(call, call::isDone);
    }

    /// Waits for a call to get somewhere.
    void awaitUntil(Call call, BooleanSupplier reached) {
        call.awaitedBy(this);
        while (!reached.getAsBoolean()) {
            if (isInterrupted()) {
                call.cancel();
                requireGoing();
            }
            execution.strands().park(strand());
        }
    }

    @Override
    public boolean await(@Nullable Duration limit, BooleanSupplier condition) {
        requireGoing();
        if (execution.object().look(condition)) {
            return true;
        }
        if (limit != null && (limit.isZero() || limit.isNegative())) {
            return false;
        }
        TimerCall timer = limit == null ? null : startTimer(nextId(), limit);
        execution
                .strands()
                .await(
                        strand(),
                        () -> isInterrupted()
                                || (timer != null && timer.isDone())
                                || execution.object().look(condition));
        boolean holds = execution.object().look(condition);
        if (timer != null && !timer.isDone()) {
            timer.cancel();
        }
        if (!holds) {
            requireGoing();
        }
        return holds;
    }

    @Override
    public void awaitAll(List<? extends Promise<?>> promises) {
        int[] left = {promises.size()};
        for (Promise<?> promise : promises) {
            ((StrandPromise<?>) promise).whenEnded(failed -> left[0] = failed ? 0 : left[0] - 1);
        }
        await(null, () -> left[0] <= 0);
    }

    private TimerCall startTimer(String id, Duration duration) {
        return startTimer(id, duration, Source.here());
    }

    private TimerCall startTimer(String id, Duration duration, @Nullable String at) {
        if (duration.toSeconds() > LONGEST_TIMER_SECONDS) {
            throw new IllegalArgumentException(
                    "A timer can last " + LONGEST_TIMER_SECONDS + " seconds at most, not " + duration);
        }
        TimerCall timer = new TimerCall(execution, id, name, at, duration);
        execution.commands().add(timer);
        return timer;
    }

    @Override
    public void sleep(Duration duration) {
        requireGoing();
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Nobody can sleep for " + duration);
        }
        if (!duration.isZero()) {
            String at = Source.here();
            execution.interceptors().quietly(() -> new Intercepted.Sleep(info(), duration, replaying()), () -> {
                sleep(nextId(), duration, at);
                return null;
            });
        }
    }

    /// Sleeps by a timer of that id. A timer is refused only when there are too many at that moment.
    void sleep(String id, Duration duration, @Nullable String at) {
        TimerCall timer = startTimer(id, duration, at);
        awaitEnd(timer);
        for (int again = 2; timer.refused() != null; again++) {
            if (!"TIMER_CREATION_RATE_EXCEEDED".equals(timer.refused())) {
                throw new IllegalStateException("The timer " + id + " was refused: " + timer.refused());
            }
            timer = startTimer(id + "~" + again, duration, at);
            awaitEnd(timer);
        }
    }

    @Override
    public <T> Optional<T> within(Duration limit, Supplier<@Nullable T> work) {
        requireGoing();
        TimerCall timer = startTimer(nextId(), limit);
        Promise<@Nullable T> promise = async(null, work);
        try {
            execution.strands().await(strand(), () -> isInterrupted() || timer.isDone() || promise.isDone());
            requireGoing();
        } catch (CancelledException cancellation) {
            promise.cancel();
            timer.cancel();
            throw cancellation;
        }
        if (!promise.isDone()) {
            promise.cancel();
            return Optional.empty();
        }
        if (!timer.isDone()) {
            timer.cancel();
        }
        return Optional.ofNullable(promise.join());
    }

    // Strands

    @Override
    public <T extends @Nullable Object> Promise<T> async(@Nullable String wanted, Supplier<T> work) {
        requireGoing();
        if (wanted != null) {
            checkName(wanted);
        }
        StrandPromise<T> promise = new StrandPromise<>(execution);
        String own = wanted != null ? wanted : name + "-" + ++spawned;
        StrandContext child = execution.tree().spawn(this, own, () -> promise.run(work), false);
        promise.strand(child);
        if (execution.tree().isTracing()) {
            child.begunAt = Source.element();
        }
        if (shields == 0) {
            children.add(child);
        }
        return promise;
    }

    /// Takes on a strand that belongs to all: it is cancelled with this one, and not before.
    void adopt(StrandContext child) {
        children.add(child);
    }

    private static void checkName(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < ' ' || ":/|@~".indexOf(name.charAt(i)) >= 0) {
                throw new IllegalArgumentException("A strand cannot be called \"" + name
                        + "\": : / | @ ~ and control characters are not possible");
            }
        }
        if (name.isEmpty() || name.length() > 100) {
            throw new IllegalArgumentException("A strand's name has 1 to 100 characters, not " + name.length());
        }
    }

    @Override
    public void joinAll() {
        requireGoing();
        await(null, () -> execution.tree().isAlone(this));
    }

    @Override
    public <T extends @Nullable Object> T shielded(Supplier<T> work) {
        execution.requireActing();
        shields++;
        try {
            return work.get();
        } finally {
            shields--;
        }
    }

    // Calls

    @Override
    public <T> T activities(Class<T> contract, ActivityOptions options) {
        return activities.stub(contract, options);
    }

    @Override
    public UntypedActivity activity(String type, String version, ActivityOptions options) {
        return activities.untyped(type, version, options);
    }

    @Override
    public <T extends @Nullable Object> T lambda(
            String function, @Nullable Object input, Class<T> type, Duration timeout) {
        return activities.lambda(function, input, type, timeout);
    }

    ActivityCaller activityCaller() {
        return activities;
    }

    WorkflowCaller workflowCaller() {
        return workflows;
    }

    @Override
    public <T> T child(Class<T> contract, @Nullable String workflowId, ChildOptions options) {
        return workflows.child(contract, workflowId, options);
    }

    @Override
    public <R extends @Nullable Object> ChildHandle<R> start(Supplier<R> call) {
        return workflows.start(call);
    }

    @Override
    public <T> T external(Class<T> contract, String workflowId) {
        return workflows.external(contract, workflowId);
    }

    @Override
    public ExternalWorkflow external(String workflowId) {
        return workflows.external(workflowId);
    }

    @Override
    public void broadcast(String signal, @Nullable Object... arguments) {
        requireGoing();
        String input = Arguments.write(arguments, info().type(), "The signal " + signal, execution.payloads());
        List<String> receivers = new ArrayList<>();
        String above = info().parentWorkflowId();
        if (above != null) {
            receivers.add(above);
        }
        execution.calls().children().forEach(child -> receivers.add(child.workflowId()));
        List<ExternalCall> calls = new ArrayList<>();
        for (String receiver : receivers) {
            ExternalCall call = ExternalCall.signal(execution, nextId(), name, Source.here(), receiver, signal, input);
            execution.commands().add(call);
            calls.add(call);
        }
        calls.forEach(this::awaitEnd);
    }

    @Override
    public <T> T continueAsNew(Class<T> contract, ChildOptions options) {
        return workflows.continueAsNew(contract, options);
    }

    @Override
    public void every(Schedule schedule, Runnable work) {
        if (!name.equals(Ids.MAIN)) {
            throw new IllegalStateException("Workflow.every continues the workflow as new and never returns; call it on"
                    + " the main strand, not on " + name);
        }
        Instant due = now();
        while (true) {
            due = schedule.next(due);
            Duration wait = Duration.between(now(), due);
            if (!wait.isNegative()) {
                sleep(wait);
            }
            work.run();
            if (history().suggestContinue()) {
                workflows.continueWithSameInput();
                throw new Ending.ContinueNow();
            }
        }
    }

    // What stays the same in every replay

    @Override
    public Instant now() {
        return execution.now();
    }

    @Override
    public RandomGenerator random() {
        RandomGenerator own = random;
        if (own == null) {
            // Of the run and the strand, so that other strands may come and go.
            own = new java.util.SplittableRandom(Seeds.of(execution.id().runId()) * 31 + Seeds.of(name));
            random = own;
        }
        return own;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"})
    public <T extends @Nullable Object> T sideEffect(String effect, Class<T> type, Supplier<T> work) {
        requireGoing();
        String id = nextId();
        String marker = markerName(effect, "", id);
        String failed = markerName(effect, FAILED, id);
        String role = "The side effect " + effect;
        var recorded = execution.index().marker(marker);
        var failure = execution.index().marker(failed);
        if (recorded == null && failure == null && execution.isReplaying()) {
            // History lacks it, which the comparison will find; what happens once must not happen now.
            execution.commands().add(Plain.marker(marker, null, name, Source.here()));
            while (true) {
                execution.strands().park(strand());
            }
        }
        String text = recorded == null ? null : recorded.details();
        String why = failure == null ? null : failure.details();
        if (recorded == null && failure == null) {
            try {
                text = execution.payloads().write(work.get(), info().type(), role);
            } catch (RuntimeException thrown) {
                why = Failures.write(thrown, List.of(), execution.payloads()).details();
            }
        }
        if (why != null) {
            execution.commands().add(Plain.marker(failed, why, name, Source.here()));
            throw new SideEffectFailedException(
                    effect,
                    Failures.read(null, why, List.of(), execution.payloads()).failure());
        }
        execution.commands().add(Plain.marker(marker, text, name, Source.here()));
        return (T) execution.payloads().read(text, type, info().type(), role);
    }

    private String markerName(String given) {
        return markerName(given, "", nextId());
    }

    private static String markerName(String given, String end, String id) {
        if (given.isEmpty() || given.length() > 120 || given.indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "\"" + given + "\" is no name for a marker: 1 to 120 characters without @");
        }
        return given + end + "@" + id;
    }

    @Override
    public void marker(String given, @Nullable Object value) {
        requireGoing();
        String text = value == null ? null : execution.payloads().write(value, info().type(), "The marker " + given);
        execution.commands().add(Plain.marker(markerName(given), text, name, Source.here()));
        execution.markers().add(new Marker(given, text));
    }

    @Override
    public List<Marker> markers() {
        return List.copyOf(execution.markers());
    }

    @Override
    public boolean patched(String id) {
        execution.requireActing();
        return execution.patches().taken(id);
    }

    @Override
    public void retired(String id) {
        execution.requireActing();
        execution.patches().retired(id);
    }

    // About the execution

    @Override
    public List<SignalReceived> unhandledSignals() {
        return List.copyOf(execution.handlers().unhandled());
    }

    @Override
    public WorkflowInfo info() {
        return execution.info();
    }

    @Override
    public HistoryInfo history() {
        return new HistoryInfo(execution.length(), EVENT_LIMIT);
    }

    @Override
    public boolean replaying() {
        return execution.isReplaying();
    }

    @Override
    public Logger logger(Class<?> owner) {
        return QuietLogger.of(owner, execution);
    }
}
