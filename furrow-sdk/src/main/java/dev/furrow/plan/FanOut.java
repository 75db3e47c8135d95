package dev.furrow.plan;

import dev.furrow.workflow.CancelledException;
import dev.furrow.workflow.Promise;
import dev.furrow.workflow.Workflow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A step that is being done for each element.
final class FanOut {
    private final PlanRun run;
    private final EachStep<?> step;
    private final List<?> elements;
    private final @Nullable Object[] results;
    private final List<Promise<@Nullable Void>> promises = new ArrayList<>();
    private int open;
    private @Nullable RuntimeException failure;

    FanOut(PlanRun run, EachStep<?> step, List<?> elements) {
        this.run = run;
        this.step = step;
        this.elements = elements;
        results = new Object[elements.size()];
    }

    @Nullable Object go() {
        List<String> names = names();
        try {
            for (int i = 0; i < names.size() && failure == null; i++) {
                begin(i, names.get(i));
                Workflow.await(() -> open < step.atMost() || failure != null);
            }
            Workflow.await(() -> open == 0 || failure != null);
        } catch (CancelledException cancelled) {
            failure = cancelled;
        }
        if (failure != null) {
            promises.forEach(Promise::cancel);
            // Elements may have something to clean up.
            Workflow.shielded(() -> Workflow.await(() -> open == 0));
            throw failure;
        }
        List<@Nullable Object> given = new ArrayList<>();
        for (Object result : results) {
            if (result != Skipped.SKIPPED) {
                given.add(result);
            }
        }
        return given;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        Map<String, Object> owners = new HashMap<>();
        for (Object element : elements) {
            String name = step.nameOf(element);
            Object other = owners.put(name, element);
            if (other != null) {
                throw new IllegalStateException("Two elements of " + step.name() + " have the key of " + name + ": "
                        + other + " and " + element);
            }
            names.add(name);
        }
        return names;
    }

    private void begin(int index, String name) {
        Object element = elements.get(index);
        int queue = Math.min(step.atMost(), elements.size());
        open++;
        promises.add(Workflow.async(StrandNames.of(name), () -> {
            try {
                results[index] = run.isSkipped(name)
                        ? Skipped.SKIPPED
                        : run.perform(step, name, queue, List.of(element), () -> step.result(element));
            } catch (RuntimeException thrown) {
                if (failure == null) {
                    failure = thrown;
                }
            }
            open--;
        }));
    }
}
