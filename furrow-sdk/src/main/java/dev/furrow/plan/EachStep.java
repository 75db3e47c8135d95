package dev.furrow.plan;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A step that is done for each element of a list, each on a strand of its own that is called like
/// `pull[FR]`. Its value is the list of results, in the order of the elements; elements that were skipped are
/// left out.
///
/// @param <R> the result for one element
public final class EachStep<R extends @Nullable Object> extends StepSettings<List<R>, R, EachStep<R>> {
    private final Function<Object, String> key;
    private final Function<Object, R> body;
    private int atMost = Integer.MAX_VALUE;

    EachStep(
            PlanBuilder<?> owner, String name, Step<?> source, Function<Object, String> key, Function<Object, R> body) {
        super(owner, name, List.of(source));
        this.key = key;
        this.body = body;
    }

    /// Not more than that many elements at a time.
    ///
    /// @throws IllegalArgumentException if it is less than 1
    public EachStep<R> atMost(int atOnce) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("atMost must be 1 or more, not " + atOnce);
        }
        atMost = atOnce;
        return changed();
    }

    int atMost() {
        return atMost;
    }

    @Override
    @Nullable Object perform(PlanRun run) {
        List<?> elements = (List<?>) run.value(needs().getFirst());
        return new FanOut(run, this, elements == null ? List.of() : elements).go();
    }

    String nameOf(Object element) {
        return name() + "[" + key.apply(element) + "]";
    }

    R result(Object element) {
        return body.apply(element);
    }
}
