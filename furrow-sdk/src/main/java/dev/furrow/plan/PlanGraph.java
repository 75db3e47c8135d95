package dev.furrow.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plan as data.
///
/// @param name of the plan
/// @param version of the plan
/// @param nodes its steps, in the order in which they were declared
/// @param result the name of the step whose value is the result
public record PlanGraph(String name, String version, List<Node> nodes, String result) {

    /// What kind of step it is.
    public enum Kind {
        /// The input, a constant, a product.
        VALUE,
        /// Done once.
        STEP,
        /// Done for each element of a list.
        EACH
    }

    /// A step.
    ///
    /// @param name its name
    /// @param needs names of the steps whose values it gets
    /// @param after names of the steps that it waits for otherwise
    /// @param when name of the step that says whether it is done; null if it always is
    /// @param atMost how many elements at once; null without bound, or if it is done once
    /// @param attempts how often each of its activities is tried; null if the annotation says
    /// @param remembered whether later executions take its value from a memory
    public record Node(
            String name,
            Kind kind,
            List<String> needs,
            List<String> after,
            @Nullable String when,
            @Nullable Integer atMost,
            @Nullable Integer attempts,
            boolean remembered) {}

    static PlanGraph of(String name, String version, List<Step<?>> steps, Step<?> result) {
        List<Node> nodes = new ArrayList<>();
        steps.forEach(step -> nodes.add(node(step)));
        return new PlanGraph(name, version, List.copyOf(nodes), result.name());
    }

    private static Node node(Step<?> step) {
        return switch (step) {
            case Value<?> value ->
                new Node(step.name(), Kind.VALUE, names(step.needs()), List.of(), null, null, null, false);
            case SingleStep<?> single -> node(single, Kind.STEP, null);
            case EachStep<?> each -> node(each, Kind.EACH, each.atMost() == Integer.MAX_VALUE ? null : each.atMost());
        };
    }

    private static Node node(StepSettings<?, ?, ?> step, Kind kind, @Nullable Integer atMost) {
        Step<Boolean> condition = step.condition();
        return new Node(
                step.name(),
                kind,
                names(step.needs()),
                names(step.after()),
                condition == null ? null : condition.name(),
                atMost,
                step.options().retry() == null ? null : step.options().retry().attempts(),
                step.memory() != null);
    }

    private static List<String> names(List<Step<?>> steps) {
        return steps.stream().map(Step::name).toList();
    }
}
