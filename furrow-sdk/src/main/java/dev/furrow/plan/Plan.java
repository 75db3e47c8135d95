package dev.furrow.plan;

import dev.furrow.workflow.ChildOptions;
import dev.furrow.workflow.ChildPolicy;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A workflow that is built from steps instead of written as a method. Immutable, and safe for use by many
/// threads; one constant for each flow is usual.
///
/// A step begins as soon as all that it needs has ended, so steps that do not need each other run at the same
/// time. Everything else is as in any workflow: a worker serves it with `plans(...)`, a client starts it with
/// `plan(...)`, and the body of a step is ordinary workflow code, which may call several activities, wait for
/// time or start children. The plan ends when all its steps have ended; when one fails for good the others are
/// cancelled, and the execution fails with [StepFailedException].
///
/// A step's commands bear its name, so steps may be added, moved and reordered while executions are open. A name
/// that changes is another step.
///
/// @param <I> what it gets
/// @param <O> what it gives
public final class Plan<I extends @Nullable Object, O extends @Nullable Object> {
    private static final ChildOptions LIMITS = new ChildOptions(
            null, Duration.ofDays(365), Duration.ofSeconds(30), ChildPolicy.TERMINATE, List.of(), null);

    private final String name;
    private final String version;
    private final Class<I> input;
    private final Class<O> output;
    private final ChildOptions options;
    private final PlanBuilder<I> shape;
    private final Step<? extends O> result;
    private final Class<?> steps;

    private Plan(
            String name,
            String version,
            Class<I> input,
            Class<O> output,
            ChildOptions options,
            PlanBuilder<I> shape,
            Step<? extends O> result,
            Class<?> steps) {
        this.name = name;
        this.version = version;
        this.input = input;
        this.output = output;
        this.options = options;
        this.shape = shape;
        this.result = result;
        this.steps = steps;
    }

    /// Builds a plan, which may take a year in all, 30 seconds for a decision, and terminates children with
    /// itself; see [#options].
    ///
    /// @param name of the workflow type
    /// @param version of the workflow type
    /// @param steps declares the steps, and returns the one whose value is the result
    /// @throws IllegalArgumentException if two steps have one name, a step waits for itself in the end, or a
    ///         step belongs to another plan
    public static <I extends @Nullable Object, O extends @Nullable Object> Plan<I, O> of(
            String name,
            String version,
            Class<I> input,
            Class<O> output,
            Function<PlanBuilder<I>, Step<? extends O>> steps) {
        PlanBuilder<I> shape = new PlanBuilder<>("");
        Step<? extends O> result = steps.apply(shape);
        shape.finish(result);
        return new Plan<>(name, version, input, output, LIMITS, shape, result, steps.getClass());
    }

    /// With other limits, task list, child policy, tags or priority for its executions; what is absent stays as
    /// it was.
    public Plan<I, O> options(ChildOptions others) {
        return new Plan<>(name, version, input, output, others.or(options), shape, result, steps);
    }

    /// The name of the workflow type.
    public String name() {
        return name;
    }

    /// The version of the workflow type.
    public String version() {
        return version;
    }

    /// What it gets.
    public Class<I> input() {
        return input;
    }

    /// What it gives.
    public Class<O> output() {
        return output;
    }

    /// The class in whose code its steps are written, which [dev.furrow.lint.WorkflowLint] reads.
    public Class<?> declaredIn() {
        String lambda = steps.getName();
        int end = lambda.indexOf("$$Lambda");
        if (end < 0) {
            return steps;
        }
        try {
            return Class.forName(lambda.substring(0, end), false, steps.getClassLoader());
        } catch (ClassNotFoundException hidden) {
            return steps.getNestHost();
        }
    }

    /// Limits and defaults of its executions.
    public ChildOptions options() {
        return options;
    }

    /// Runs the steps inside the workflow that calls this, and waits for the last. As a child of its own it is
    /// called like any other workflow: through an interface with its name and version.
    ///
    /// @return the value of the result step; null if it was skipped
    /// @throws StepFailedException if a step fails for good
    /// @throws dev.furrow.workflow.CancelledException if the strand is cancelled; the steps have ended by then
    /// @throws IllegalStateException on a thread that runs no workflow
    @SuppressWarnings({"unchecked", "NullAway"})
    public O run(I given) {
        PlanOptions choices = PlanOptions.ofTags(Workflow.info().tags());
        return (O) new PlanRun(name, shape.steps(), given, choices, List.of()).go(result);
    }

    /// The steps as data, for documentation and for pictures.
    public PlanGraph describe() {
        return PlanGraph.of(name, version, shape.steps(), result);
    }

    @Override
    public String toString() {
        return "Plan[" + name + " " + version + "]";
    }
}
