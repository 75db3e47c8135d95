package dev.furrow.plan;

import dev.furrow.workflow.ActivityOptions;
import dev.furrow.workflow.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What can be said about a step: when it runs, for how long, what happens when it fails. Each method changes
/// the step and returns it; when the plan is built they throw [IllegalStateException].
///
/// @param <T> the value of the step
/// @param <V> the value of its body; that of one element where the step is done for each
/// @param <S> the step's own class
public abstract sealed class StepSettings<
                T extends @Nullable Object, V extends @Nullable Object, S extends StepSettings<T, V, S>>
        extends Step<T> permits SingleStep, EachStep {
    private final List<Step<?>> after = new ArrayList<>();
    private @Nullable Step<Boolean> condition;
    private ActivityOptions options = ActivityOptions.defaults();
    private @Nullable Duration limit;
    private @Nullable Duration queueAllowance;
    private Function<FailedStep, Recovery<V>> onFailure = failed -> Recovery.fail();
    private boolean hasAlternative;
    private @Nullable Object alternative;
    private @Nullable StepMemory memory;
    private @Nullable Class<?> rememberedType;

    StepSettings(PlanBuilder<?> owner, String name, List<Step<?>> needs) {
        super(owner, name, needs);
    }

    @SuppressWarnings("unchecked")
    final S changed() {
        owner().requireOpen();
        return (S) this;
    }

    /// Not before these have ended, one way or the other, though their values are not needed.
    public S after(Step<?>... others) {
        after.addAll(List.of(others));
        return changed();
    }

    /// Calls activities with these options, where they are called through [PlanBuilder#activities] and on the
    /// strand of the body itself. What is absent comes from the stub, then from the annotation.
    public S options(ActivityOptions others) {
        options = others.or(options);
        return changed();
    }

    /// Tries each activity again as the policy says; see [#options(ActivityOptions)]. An execution keeps the
    /// policy with which a call has begun.
    public S retry(RetryPolicy policy) {
        return options(ActivityOptions.defaults().retry(policy));
    }

    /// Lets each task wait for a worker that long for every task of this step that may be in the queue with it:
    /// the number of elements, or the most at once if that is less.
    public S queueAllowance(Duration perTask) {
        queueAllowance = perTask;
        return changed();
    }

    /// Gives up an attempt of the body that takes longer: what it has begun is cancelled, and it has failed with
    /// a time-out. Whole seconds, rounded up.
    public S within(Duration time) {
        limit = time;
        return changed();
    }

    /// Decides what happens when the body has thrown, after all retries of activities. Without it the plan fails.
    ///
    /// @param decision workflow code that only looks; asked again in each replay
    public S onFailure(Function<FailedStep, Recovery<V>> decision) {
        onFailure = decision;
        return changed();
    }

    /// The value that the step has when it is skipped, so that those who need it are not skipped as well.
    public S otherwise(T value) {
        hasAlternative = true;
        alternative = value;
        return changed();
    }

    /// Does the step once for each input, whatever the execution: later ones take the value from the memory, and
    /// do it only if [PlanOptions#force] says so. Where it is done for each, every element is remembered by
    /// itself.
    ///
    /// @param type of the value of the body
    public S remembered(StepMemory where, Class<V> type) {
        memory = where;
        rememberedType = type;
        return changed();
    }

    final void condition(Step<Boolean> asked) {
        owner().requireOpen();
        condition = asked;
    }

    final List<Step<?>> after() {
        return after;
    }

    final @Nullable Step<Boolean> condition() {
        return condition;
    }

    /// The options of its calls.
    ///
    /// @param queue how many tasks may be waiting at the same time
    final ActivityOptions callOptions(int queue) {
        return queueAllowance == null || options.scheduleToStart() != null
                ? options
                : options.scheduleToStart(queueAllowance.multipliedBy(Math.max(1, queue)));
    }

    final ActivityOptions options() {
        return options;
    }

    final @Nullable Duration limit() {
        return limit;
    }

    @SuppressWarnings("unchecked")
    final Recovery<Object> recover(FailedStep failed) {
        return (Recovery<Object>) onFailure.apply(failed);
    }

    final boolean hasAlternative() {
        return hasAlternative;
    }

    final @Nullable Object alternative() {
        return alternative;
    }

    final @Nullable StepMemory memory() {
        return memory;
    }

    final Class<?> rememberedType() {
        return rememberedType == null ? Object.class : rememberedType;
    }

    /// Does it, on its own strand.
    ///
    /// @return the value, or [Skipped#SKIPPED]
    abstract @Nullable Object perform(PlanRun run);
}
