package dev.furrow;

import dev.furrow.internal.contract.Signature;
import dev.furrow.internal.contract.WorkflowContract;
import dev.furrow.internal.replay.WorkflowDefinition;
import dev.furrow.plan.Plan;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Plans as the workflows that they are.
final class Plans {
    private static final Method RUN = run();

    private Plans() {}

    /// What every plan looks like from outside; its types are those of the plan.
    @FunctionalInterface
    interface Planned {
        @Nullable Object run(@Nullable Object input);
    }

    private static Method run() {
        try {
            Method method = Planned.class.getDeclaredMethod("run", Object.class);
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    static WorkflowContract contract(Plan<?, ?> plan) {
        return new WorkflowContract(
                Planned.class,
                plan.name(),
                plan.version(),
                new Signature(RUN, List.of(plan.input()), plan.output(), List.of()),
                Map.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                plan.options(),
                true);
    }

    static <I extends @Nullable Object, O extends @Nullable Object> WorkflowDefinition definition(Plan<I, O> plan) {
        return new WorkflowDefinition(contract(plan), () -> planned(plan));
    }

    @SuppressWarnings({"unchecked", "NullAway"})
    private static <I extends @Nullable Object, O extends @Nullable Object> Planned planned(Plan<I, O> plan) {
        return input -> plan.run((I) input);
    }
}
