package dev.furrow.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value that a plan comes to, and that other steps may need. Used while the plan is built, by one thread.
///
/// @param <T> the value
public abstract sealed class Step<T extends @Nullable Object> permits StepSettings, Value {
    private final PlanBuilder<?> owner;
    private final String name;
    private final List<Step<?>> needs;

    Step(PlanBuilder<?> owner, String name, List<Step<?>> needs) {
        this.owner = owner;
        this.name = name;
        this.needs = List.copyOf(needs);
    }

    /// Its name, unique in the plan; also the name of the strand on which it runs.
    public final String name() {
        return name;
    }

    final PlanBuilder<?> owner() {
        return owner;
    }

    /// Those whose values it gets.
    final List<Step<?>> needs() {
        return needs;
    }

    @Override
    public final String toString() {
        return "Step[" + name + "]";
    }
}
