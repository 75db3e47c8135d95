package dev.furrow.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/// Everything that workflow code may do.
///
/// A workflow execution is a set of strands, of which exactly one runs at a time; so its fields need no locks.
/// Others run only while it waits, and then fields may change: `sum += activities.price()` reads before it
/// waits. The [Execute] method is the strand `main`; each [#async] and each signal is another. A strand goes on
/// until it waits in one of these methods. When all wait, what they want done is sent to the service, and the
/// workflow may leave memory; later it is brought back by running it again with the answers known so far.
/// Therefore workflow code must do the same each time: clock, randomness and anything else that may differ come
/// from here.
///
/// Every method throws [IllegalStateException] on a thread that runs no workflow, and those that wait throw
/// [CancelledException] when the strand is cancelled. Durations are rounded up to whole seconds.
public final class Workflow {
    private Workflow() {}

    private static WorkflowContext context(String call) {
        WorkflowContext context = CurrentStrand.get();
        if (context == null) {
            throw new IllegalStateException("Workflow." + call + " was called on thread "
                    + Thread.currentThread().getName() + ", which is not running a workflow");
        }
        return context;
    }

    /// A stub of activities: calling a method runs the activity somewhere and waits for its result.
    ///
    /// @param contract an interface with `@ActivityType`
    public static <T> T activities(Class<T> contract) {
        return activities(contract, ActivityOptions.defaults());
    }

    /// A stub of activities.
    ///
    /// @param options what shall differ from the annotation
    public static <T> T activities(Class<T> contract, ActivityOptions options) {
        return context("activities").activities(contract, options);
    }

    /// An activity by name, for those without an interface.
    public static UntypedActivity activity(String name, String version) {
        return activity(name, version, ActivityOptions.defaults());
    }

    /// An activity by name.
    public static UntypedActivity activity(String name, String version, ActivityOptions options) {
        return context("activity").activity(name, version, options);
    }

    /// A stub of a child workflow with an id made of this run's: calling its [Execute] method starts it and
    /// waits for its result.
    public static <T> T child(Class<T> contract) {
        return context("child").child(contract, null, ChildOptions.defaults());
    }

    /// A stub of a child workflow: calling its [Execute] method starts it and waits for its result, calling a
    /// [Signal] method signals it.
    public static <T> T child(Class<T> contract, String workflowId) {
        return child(contract, workflowId, ChildOptions.defaults());
    }

    /// A stub of a child workflow.
    public static <T> T child(Class<T> contract, String workflowId, ChildOptions options) {
        return context("child").child(contract, workflowId, options);
    }

    /// Starts a child and waits until it has started.
    ///
    /// @param call one call of the [Execute] method of a stub from [#child], nothing else
    /// @throws ChildFailedException if it cannot be started
    public static <R extends @Nullable Object> ChildHandle<R> start(Supplier<R> call) {
        return context("start").start(call);
    }

    /// Starts a child whose method returns nothing.
    public static ChildHandle<@Nullable Void> start(Runnable call) {
        return start(asSupplier(call));
    }

    /// A stub of another workflow: its [Signal] methods send and wait until delivered.
    public static <T> T external(Class<T> contract, String workflowId) {
        return context("external").external(contract, workflowId);
    }

    /// Another workflow, to be signalled by name or cancelled.
    public static ExternalWorkflow external(String workflowId) {
        return context("external").external(workflowId);
    }

    /// Runs work on a new strand, which begins when this one waits. A strand that nobody has waited for when the
    /// [Execute] method returns is cancelled, and named in the log.
    public static <T extends @Nullable Object> Promise<T> async(Supplier<T> work) {
        return context("async").async(null, work);
    }

    /// Runs work on a new strand.
    public static Promise<@Nullable Void> async(Runnable work) {
        return async(asSupplier(work));
    }

    /// Runs work on a new strand of that name, so that other strands may be added before it later.
    ///
    /// @param name letters, digits and a few signs; without `:` `/` `|` `@` `~`
    public static <T extends @Nullable Object> Promise<T> async(String name, Supplier<T> work) {
        return context("async").async(name, work);
    }

    /// Runs work on a new strand of that name.
    public static Promise<@Nullable Void> async(String name, Runnable work) {
        return async(name, asSupplier(work));
    }

    private static Supplier<@Nullable Void> asSupplier(Runnable work) {
        return () -> {
            work.run();
            return null;
        };
    }

    /// Waits for all; cancels the others and throws when one fails.
    ///
    /// @return the values, in the order of the promises
    public static <T extends @Nullable Object> List<T> all(List<Promise<T>> promises) {
        context("all").awaitAll(promises);
        for (Promise<T> promise : promises) {
            if (hasFailed(promise)) {
                promises.forEach(Promise::cancel);
                promise.join();
            }
        }
        List<T> values = new ArrayList<>(promises.size());
        promises.forEach(promise -> values.add(promise.join()));
        return values;
    }

    private static boolean hasFailed(Promise<?> promise) {
        return promise.isDone() && promise.settle() instanceof Result.Failed<?>;
    }

    /// Waits for all, however they end.
    ///
    /// @return how each has ended, in the order of the promises
    public static <T extends @Nullable Object> List<Result<T>> settle(List<Promise<T>> promises) {
        List<Result<T>> results = new ArrayList<>(promises.size());
        promises.forEach(promise -> results.add(promise.settle()));
        return results;
    }

    /// Waits for whichever ends first, with a value or with an exception, and cancels the others. Of several
    /// that have ended, the first in the list counts.
    public static <T extends @Nullable Object> T race(List<Promise<T>> promises) {
        if (promises.isEmpty()) {
            throw new IllegalArgumentException("Nobody can win a race of nobody");
        }
        try {
            await(() -> promises.stream().anyMatch(Promise::isDone));
        } catch (CancelledException cancelled) {
            promises.forEach(Promise::cancel);
            throw cancelled;
        }
        Promise<T> winner =
                promises.stream().filter(Promise::isDone).findFirst().orElseThrow();
        // Those that have ended are not touched by it.
        promises.forEach(Promise::cancel);
        return winner.join();
    }

    /// Waits for whichever of two ends first.
    public static <T extends @Nullable Object> T race(Promise<T> one, Promise<T> other) {
        return race(List.of(one, other));
    }

    /// Does the same with many items, some at a time. The first failure cancels the rest and is thrown.
    ///
    /// @param atOnce how many at a time, 1 or more
    /// @return the results, in the order of the items
    public static <I, O extends @Nullable Object> List<O> map(List<I> items, int atOnce, Function<I, O> work) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("atOnce must be 1 or more, not " + atOnce);
        }
        List<Promise<O>> promises = new ArrayList<>(items.size());
        AtomicInteger open = new AtomicInteger();
        AtomicBoolean failed = new AtomicBoolean();
        for (I item : items) {
            open.incrementAndGet();
            promises.add(async(() -> {
                boolean done = false;
                try {
                    O result = work.apply(item);
                    done = true;
                    return result;
                } finally {
                    open.decrementAndGet();
                    failed.compareAndSet(false, !done);
                }
            }));
            // Only this strand waits for a place: asking a thousand that wait would cost a thousand for each that ends.
            await(() -> open.get() < atOnce || failed.get());
            if (failed.get()) {
                break;
            }
        }
        return all(promises);
    }

    /// Waits until a condition holds. It is asked again whenever a strand has run, must only look, and should be
    /// quick.
    public static void await(BooleanSupplier condition) {
        context("await").await(null, condition);
    }

    /// Waits until a condition holds, but not for ever. Costs a timer, unless the condition holds already.
    ///
    /// @return whether the condition holds
    public static boolean await(Duration limit, BooleanSupplier condition) {
        return context("await").await(limit, condition);
    }

    /// Runs work on a new strand and waits for it, but not for ever; what is late is cancelled.
    ///
    /// @return its value; empty if it was late, or gave null
    public static <T> Optional<T> within(Duration limit, Supplier<@Nullable T> work) {
        return context("within").within(limit, work);
    }

    /// Waits for a while: a timer of the service.
    public static void sleep(Duration duration) {
        context("sleep").sleep(duration);
    }

    /// The time when this decision began; the same whenever it is replayed.
    public static Instant now() {
        return context("now").now();
    }

    /// Random numbers that are the same whenever they are replayed; each strand has its own.
    public static RandomGenerator random() {
        return context("random").random();
    }

    /// A random UUID that is the same whenever it is replayed.
    public static UUID uuid() {
        RandomGenerator random = random();
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low);
    }

    /// Does something whose outcome may differ each time, once, and remembers the value in a marker. It is done
    /// again only if the decision is lost before it was recorded; so let it be short, and harmless when
    /// repeated.
    ///
    /// @throws SideEffectFailedException if it threw, which is remembered as well
    public static <T extends @Nullable Object> T sideEffect(String name, Class<T> type, Supplier<T> work) {
        return context("sideEffect").sideEffect(name, type, work);
    }

    /// Leaves a note in the history.
    public static void marker(String name, @Nullable Object value) {
        context("marker").marker(name, value);
    }

    /// The notes left so far.
    public static List<Marker> markers() {
        return context("markers").markers();
    }

    /// Whether to take the new way where code has changed: `if (patched("split-fee")) { new } else { old }`.
    /// True for executions that first come here with code that has this call, false for those that came by
    /// before. The same answer each time. Never waits.
    public static boolean patched(String id) {
        return context("patched").patched(id);
    }

    /// In place of [#patched] once no execution needs the old way any more.
    public static void retired(String id) {
        context("retired").retired(id);
    }

    /// A stub that closes this execution and starts it again with an empty history: `return` the call of its
    /// [Execute] method.
    public static <T> T continueAsNew(Class<T> contract) {
        return continueAsNew(contract, ChildOptions.defaults());
    }

    /// A stub that closes this execution and starts it again.
    ///
    /// @param options what shall differ from the annotation
    public static <T> T continueAsNew(Class<T> contract, ChildOptions options) {
        return context("continueAsNew").continueAsNew(contract, options);
    }

    /// Does work that cancellation does not interrupt, such as cleaning up after it.
    public static <T extends @Nullable Object> T shielded(Supplier<T> work) {
        return context("shielded").shielded(work);
    }

    /// Does work that cancellation does not interrupt.
    public static void shielded(Runnable work) {
        shielded(asSupplier(work));
    }

    /// Calls a function of AWS Lambda, or what the server has in its place, and waits for its result.
    ///
    /// @throws ActivityFailedException if it gives no result
    public static <T extends @Nullable Object> T lambda(
            String name, @Nullable Object input, Class<T> type, Duration timeout) {
        return context("lambda").lambda(name, input, type, timeout);
    }

    /// Does the same again and again, until it throws or the execution is cancelled. When the history fills, the
    /// execution continues as new with the input that it began with.
    public static void every(Schedule schedule, Runnable work) {
        context("every").every(schedule, work);
    }

    /// Waits for the strands that nobody has waited for.
    public static void joinAll() {
        context("joinAll").joinAll();
    }

    /// Sends a signal to the parent, if there is one, and to all open children, and waits until it is delivered.
    /// Whoever is gone meanwhile is left out.
    public static void broadcast(String signal, @Nullable Object... arguments) {
        context("broadcast").broadcast(signal, arguments);
    }

    /// The signals so far that no [Signal] method takes.
    public static List<SignalReceived> unhandledSignals() {
        return context("unhandledSignals").unhandledSignals();
    }

    /// About this execution.
    public static WorkflowInfo info() {
        return context("info").info();
    }

    /// How full the history is.
    public static HistoryInfo history() {
        return context("history").history();
    }

    /// Whether this has happened before and is only done again. Seldom needed.
    public static boolean replaying() {
        return context("replaying").replaying();
    }

    /// A logger that is silent while the workflow is replayed.
    public static Logger logger(Class<?> owner) {
        return context("logger").logger(owner);
    }
}
