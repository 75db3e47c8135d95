package dev.furrow.lint.maven.careless;

import dev.furrow.plan.Plan;
import java.util.UUID;

/// A plan with a step that makes a name by chance.
public final class CarelessPlan {
    /// Gives a name.
    public static final Plan<String, String> NAMES = Plan.of(
            "names",
            "1.0",
            String.class,
            String.class,
            plan -> plan.step("name", plan.input(), before -> before + UUID.randomUUID()));

    private CarelessPlan() {}
}
