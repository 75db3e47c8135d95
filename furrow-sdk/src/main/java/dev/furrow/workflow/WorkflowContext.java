package dev.furrow.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/// What stands behind the static methods of [Workflow] on one strand. The SDK implements it; workflow code has
/// no use for it.
public interface WorkflowContext {

    /// See [Workflow#activities(Class, ActivityOptions)].
    <T> T activities(Class<T> contract, ActivityOptions options);

    /// See [Workflow#activity(String, String, ActivityOptions)].
    UntypedActivity activity(String name, String version, ActivityOptions options);

    /// See [Workflow#child(Class, String, ChildOptions)].
    <T> T child(Class<T> contract, @Nullable String workflowId, ChildOptions options);

    /// See [Workflow#start(Supplier)].
    <R extends @Nullable Object> ChildHandle<R> start(Supplier<R> call);

    /// See [Workflow#external(Class, String)].
    <T> T external(Class<T> contract, String workflowId);

    /// See [Workflow#external(String)].
    ExternalWorkflow external(String workflowId);

    /// See [Workflow#async(Supplier)].
    ///
    /// @param name null for a name made of the parent's
    <T extends @Nullable Object> Promise<T> async(@Nullable String name, Supplier<T> work);

    /// See [Workflow#await(Duration, BooleanSupplier)].
    ///
    /// @param limit null for none
    boolean await(@Nullable Duration limit, BooleanSupplier condition);

    /// Waits until all have ended, or one of them has failed. What that costs does not grow with what is open.
    void awaitAll(List<? extends Promise<?>> promises);

    /// See [Workflow#sleep].
    void sleep(Duration duration);

    /// See [Workflow#now].
    Instant now();

    /// See [Workflow#random].
    RandomGenerator random();

    /// See [Workflow#sideEffect].
    <T extends @Nullable Object> T sideEffect(String name, Class<T> type, Supplier<T> work);

    /// See [Workflow#marker].
    void marker(String name, @Nullable Object value);

    /// See [Workflow#markers].
    List<Marker> markers();

    /// See [Workflow#patched].
    boolean patched(String id);

    /// See [Workflow#retired].
    void retired(String id);

    /// See [Workflow#continueAsNew(Class, ChildOptions)].
    <T> T continueAsNew(Class<T> contract, ChildOptions options);

    /// See [Workflow#shielded(Supplier)].
    <T extends @Nullable Object> T shielded(Supplier<T> work);

    /// See [Workflow#lambda].
    <T extends @Nullable Object> T lambda(String name, @Nullable Object input, Class<T> type, Duration timeout);

    /// See [Workflow#every].
    void every(Schedule schedule, Runnable work);

    /// See [Workflow#joinAll].
    void joinAll();

    /// See [Workflow#broadcast].
    void broadcast(String signal, @Nullable Object... arguments);

    /// See [Workflow#unhandledSignals].
    List<SignalReceived> unhandledSignals();

    /// See [Workflow#info].
    WorkflowInfo info();

    /// See [Workflow#history].
    HistoryInfo history();

    /// See [Workflow#replaying].
    boolean replaying();

    /// See [Workflow#logger].
    Logger logger(Class<?> owner);

    /// Limits some work in time; see [Workflow#within].
    <T> Optional<T> within(Duration limit, Supplier<@Nullable T> work);
}
