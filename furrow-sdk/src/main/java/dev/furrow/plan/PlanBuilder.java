package dev.furrow.plan;

import dev.furrow.internal.contract.ActivityContract;
import dev.furrow.internal.contract.ActivityMethod;
import dev.furrow.internal.contract.Stubs;
import dev.furrow.workflow.ActivityOptions;
import dev.furrow.workflow.Workflow;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Declares the steps of a plan. Used by one thread, inside [Plan#of] or [#expand] only; afterwards every method
/// throws [IllegalStateException].
///
/// The bodies are workflow code: whatever may differ from one time to the next comes from
/// [dev.furrow.workflow.Workflow] or from an activity. Names are letters, digits and a few signs, up to 40
/// characters, without brackets and dots, and are used once.
///
/// @param <I> what the plan gets
public final class PlanBuilder<I extends @Nullable Object> {
    private static final int LONGEST_NAME = 40;

    private final String prefix;
    private final List<Step<?>> steps = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Value<I> input;
    private int unnamed;
    private boolean finished;

    @SuppressWarnings({"unchecked", "NullAway"})
    PlanBuilder(String prefix) {
        this.prefix = prefix;
        input = new Value<>(this, prefix + "input", List.of(), run -> (I) run.input());
        steps.add(input);
    }

    /// What the plan gets.
    public Step<I> input() {
        return input;
    }

    /// A value that is known already.
    public <T extends @Nullable Object> Step<T> value(T constant) {
        return add(new Value<>(this, prefix + "value-" + ++unnamed, List.of(), run -> constant));
    }

    /// A stub of activities, for the bodies of steps.
    ///
    /// @param contract an interface with `@ActivityType`
    public <T> T activities(Class<T> contract) {
        return activities(contract, ActivityOptions.defaults());
    }

    /// A stub of activities.
    ///
    /// @param options what shall differ from the annotation; what a step says is stronger
    public <T> T activities(Class<T> contract, ActivityOptions options) {
        ActivityContract known = ActivityContract.of(contract);
        return Stubs.of(contract, "Activities of " + contract.getSimpleName(), (method, arguments) -> {
            ActivityMethod activity = known.method(method);
            if (activity == null) {
                throw new IllegalStateException(method + " is no activity");
            }
            T stub = Workflow.activities(contract, RunningStep.options().or(options));
            try {
                return activity.signature().method().invoke(stub, arguments);
            } catch (InvocationTargetException thrown) {
                throw Objects.requireNonNull(thrown.getCause());
            }
        });
    }

    /// A step that needs nothing.
    public <T extends @Nullable Object> SingleStep<T> step(String name, Supplier<T> body) {
        return add(new SingleStep<>(this, named(name), List.of(), run -> body.get()));
    }

    /// A step that needs a value.
    public <A extends @Nullable Object, T extends @Nullable Object> SingleStep<T> step(
            String name, Step<A> a, Function<? super A, ? extends T> body) {
        return add(new SingleStep<>(this, named(name), List.of(a), run -> body.apply(run.value(a))));
    }

    /// A step that needs two values.
    public <A extends @Nullable Object, B extends @Nullable Object, T extends @Nullable Object> SingleStep<T> step(
            String name, Step<A> a, Step<B> b, BiFunction<? super A, ? super B, ? extends T> body) {
        return add(new SingleStep<>(this, named(name), List.of(a, b), run -> body.apply(run.value(a), run.value(b))));
    }

    /// A step that needs three values.
    public <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    T extends @Nullable Object>
            SingleStep<T> step(
                    String name,
                    Step<A> a,
                    Step<B> b,
                    Step<C> c,
                    Three<? super A, ? super B, ? super C, ? extends T> body) {
        return add(new SingleStep<>(
                this, named(name), List.of(a, b, c), run -> body.apply(run.value(a), run.value(b), run.value(c))));
    }

    /// What a step makes of three values.
    @FunctionalInterface
    public interface Three<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            T extends @Nullable Object> {
        /// Makes it.
        T apply(A a, B b, C c);
    }

    /// A step that needs nothing and gives nothing.
    public SingleStep<@Nullable Void> run(String name, Runnable body) {
        return step(name, () -> {
            body.run();
            return null;
        });
    }

    /// A step that needs a value and gives nothing.
    public <A extends @Nullable Object> SingleStep<@Nullable Void> run(
            String name, Step<A> a, Consumer<? super A> body) {
        return step(name, a, value -> {
            body.accept(value);
            return null;
        });
    }

    /// A step that needs two values and gives nothing.
    public <A extends @Nullable Object, B extends @Nullable Object> SingleStep<@Nullable Void> run(
            String name, Step<A> a, Step<B> b, BiConsumer<? super A, ? super B> body) {
        return step(name, a, b, (one, other) -> {
            body.accept(one, other);
            return null;
        });
    }

    /// A step that is done for each element of a list, all at the same time unless [EachStep#atMost] says
    /// otherwise. An empty list gives an empty list.
    ///
    /// @param source the step that gives the list; it is asked once, and its answer recorded as that of any other
    /// @param key tells elements apart, in names that people read; two elements with one key fail the step
    /// @param body what is done with an element
    @SuppressWarnings("unchecked")
    public <E, R extends @Nullable Object> EachStep<R> each(
            String name,
            Step<? extends List<E>> source,
            Function<? super E, ?> key,
            Function<? super E, ? extends R> body) {
        return add(new EachStep<>(
                this,
                named(name),
                source,
                element -> String.valueOf(key.apply((E) element)),
                element -> body.apply((E) element)));
    }

    /// Each of the one with each of the other, the second varying fastest; for products of more, cross again.
    public <A extends @Nullable Object, B extends @Nullable Object> Step<List<Pair<A, B>>> cross(
            Step<? extends List<A>> one, Step<? extends List<B>> other) {
        return add(new Value<>(this, prefix + "cross-" + ++unnamed, List.of(one, other), run -> {
            List<Pair<A, B>> pairs = new ArrayList<>();
            List<A> firsts = run.value(one);
            List<B> seconds = run.value(other);
            for (A first : firsts) {
                for (B second : seconds) {
                    pairs.add(new Pair<>(first, second));
                }
            }
            return pairs;
        }));
    }

    /// Steps that are known only when a value is: they are declared then, in a builder of their own, and their
    /// names begin with this step's name and a dot.
    ///
    /// @param shape declares the steps from the value, and returns the one whose value is this step's; they may
    ///        need each other and the value, but no steps from outside. It must do the same each time.
    public <A extends @Nullable Object, T extends @Nullable Object> SingleStep<T> expand(
            String name, Step<A> a, BiFunction<PlanBuilder<A>, ? super A, Step<? extends T>> shape) {
        String full = named(name);
        return add(new SingleStep<>(this, full, List.of(a), run -> {
            A value = run.value(a);
            PlanBuilder<A> inner = new PlanBuilder<>(full + ".");
            Step<? extends T> result = shape.apply(inner, value);
            inner.finish(result);
            return expanded(run, full, inner, value, result);
        }));
    }

    @SuppressWarnings({"unchecked", "NullAway"})
    private static <T extends @Nullable Object> T expanded(
            PlanRun run, String name, PlanBuilder<?> inner, @Nullable Object value, Step<? extends T> result) {
        return (T) run.inside(name, inner.steps(), value).go(result);
    }

    /// Does a step only if a value is true. Otherwise, and if that value was skipped, the step is skipped, and
    /// with it those that need its value, unless it has another; see [StepSettings#otherwise].
    public <S extends StepSettings<?, ?, S>> S when(Step<Boolean> condition, S step) {
        step.condition(condition);
        return step;
    }

    private String named(String name) {
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || !StrandNames.of(name).equals(name)
                || name.matches(".*[.\\[\\]*].*")) {
            throw new IllegalArgumentException("A step cannot be called \"" + name
                    + "\": 1 to 40 letters, digits and signs, but none of : / | @ ~ # . [ ] *");
        }
        if (!names.add(name)) {
            throw new IllegalArgumentException("There are two steps called " + name);
        }
        return prefix + name;
    }

    private <S extends Step<?>> S add(S step) {
        requireOpen();
        steps.add(step);
        return step;
    }

    void requireOpen() {
        if (finished) {
            throw new IllegalStateException("The plan is built; its steps cannot change any more");
        }
    }

    List<Step<?>> steps() {
        return steps;
    }

    /// Checks what can be checked, once all is there.
    void finish(Step<?> result) {
        finished = true;
        requireOwn(result);
        Set<Step<?>> sound = new HashSet<>();
        for (Step<?> step : steps) {
            walk(step, new ArrayList<>(), sound);
        }
    }

    private void walk(Step<?> step, List<Step<?>> path, Set<Step<?>> sound) {
        requireOwn(step);
        if (sound.contains(step)) {
            return;
        }
        if (path.contains(step)) {
            throw new IllegalArgumentException(
                    "Step " + step.name() + " would wait for itself: " + path.subList(path.indexOf(step), path.size()));
        }
        path.add(step);
        PlanRun.awaited(step).forEach(other -> walk(other, path, sound));
        path.removeLast();
        sound.add(step);
    }

    private void requireOwn(Step<?> step) {
        if (step.owner() != this) {
            throw new IllegalArgumentException(
                    "Step " + step.name() + " belongs to another plan; hand its value in instead");
        }
    }
}
