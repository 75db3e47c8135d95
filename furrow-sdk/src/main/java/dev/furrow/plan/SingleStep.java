package dev.furrow.plan;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A step that is done once.
///
/// @param <T> its value
public final class SingleStep<T extends @Nullable Object> extends StepSettings<T, T, SingleStep<T>> {
    private final Function<PlanRun, T> body;

    SingleStep(PlanBuilder<?> owner, String name, List<Step<?>> needs, Function<PlanRun, T> body) {
        super(owner, name, needs);
        this.body = body;
    }

    @Override
    @Nullable Object perform(PlanRun run) {
        return run.perform(this, name(), 1, run.values(needs()), () -> body.apply(run));
    }
}
