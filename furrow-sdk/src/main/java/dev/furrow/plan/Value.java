package dev.furrow.plan;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A value that costs nothing: the input, a constant, a product. It has no strand.
final class Value<T extends @Nullable Object> extends Step<T> {
    private final Function<PlanRun, T> made;

    Value(PlanBuilder<?> owner, String name, List<Step<?>> needs, Function<PlanRun, T> made) {
        super(owner, name, needs);
        this.made = made;
    }

    T make(PlanRun run) {
        return made.apply(run);
    }
}
