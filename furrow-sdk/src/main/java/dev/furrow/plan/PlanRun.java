package dev.furrow.plan;

import dev.furrow.workflow.ActivityOptions;
import dev.furrow.workflow.CancelledException;
import dev.furrow.workflow.Failure;
import dev.furrow.workflow.Promise;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The steps of one plan in one execution: begins them when they are ready, keeps their values. Runs on strands,
/// of which only one is at work at a time.
final class PlanRun {
    private final String path;
    private final List<Step<?>> steps;
    private final @Nullable Object input;
    private final PlanOptions choices;
    private final List<String> forcedAbove;
    private final Map<Step<?>, @Nullable Object> ended = new HashMap<>();
    private final Set<Step<?>> begun = new HashSet<>();
    private final Set<String> forced = new HashSet<>();
    private final List<Promise<?>> promises = new ArrayList<>();
    private int running;
    private boolean changed;
    private @Nullable RuntimeException failure;

    /// @param path what it is called in a memory
    /// @param forcedAbove steps around it that are forced
    PlanRun(String path, List<Step<?>> steps, @Nullable Object input, PlanOptions choices, List<String> forcedAbove) {
        this.path = path;
        this.steps = steps;
        this.input = input;
        this.choices = choices;
        this.forcedAbove = forcedAbove;
    }

    /// The same for the steps that one step has expanded to.
    PlanRun inside(String step, List<Step<?>> inner, @Nullable Object value) {
        return new PlanRun(path, inner, value, choices, forced.contains(step) ? List.of(step) : forcedAbove);
    }

    /// Those that must have ended before a step begins.
    static List<Step<?>> awaited(Step<?> step) {
        List<Step<?>> all = new ArrayList<>(step.needs());
        if (step instanceof StepSettings<?, ?, ?> settings) {
            all.addAll(settings.after());
            if (settings.condition() != null) {
                all.add(settings.condition());
            }
        }
        return all;
    }

    /// Does all steps.
    ///
    /// @return the value of one of them; null if it was skipped
    @Nullable Object go(Step<?> result) {
        try {
            beginReady();
            while (running > 0 && failure == null) {
                changed = false;
                Workflow.await(() -> changed || failure != null);
                if (failure == null) {
                    beginReady();
                }
            }
        } catch (CancelledException cancelled) {
            failure = cancelled;
        }
        if (failure != null) {
            promises.forEach(Promise::cancel);
            // Steps may have something to clean up.
            Workflow.shielded(() -> Workflow.await(() -> running == 0));
            throw failure;
        }
        Object value = ended.get(result);
        return value == Skipped.SKIPPED ? null : value;
    }

    private void beginReady() {
        boolean any = true;
        while (any) {
            any = false;
            for (Step<?> step : steps) {
                if (!begun.contains(step) && ended.keySet().containsAll(awaited(step))) {
                    begun.add(step);
                    begin(step);
                    // What ends at once may make earlier ones ready.
                    any |= ended.containsKey(step);
                }
            }
        }
    }

    private void begin(Step<?> step) {
        boolean misses = step.needs().stream().anyMatch(need -> ended.get(need) == Skipped.SKIPPED);
        switch (step) {
            case Value<?> value -> ended.put(step, misses ? Skipped.SKIPPED : value.make(this));
            case StepSettings<?, ?, ?> settings -> {
                noteForced(settings);
                Step<Boolean> condition = settings.condition();
                if (misses
                        || isSkipped(step.name())
                        || (condition != null && !Boolean.TRUE.equals(ended.get(condition)))) {
                    end(settings, Skipped.SKIPPED);
                } else {
                    running++;
                    promises.add(Workflow.async(StrandNames.of(step.name()), () -> perform(settings)));
                }
            }
        }
    }

    private void noteForced(StepSettings<?, ?, ?> step) {
        if (choices.forces(step.name())
                || !forcedAbove.isEmpty()
                || step.needs().stream().anyMatch(need -> forced.contains(need.name()))) {
            forced.add(step.name());
        }
    }

    private void perform(StepSettings<?, ?, ?> step) {
        try {
            end(step, step.perform(this));
        } catch (RuntimeException thrown) {
            if (failure == null) {
                failure = thrown instanceof CancelledException || thrown instanceof StepFailedException
                        ? thrown
                        : failed(FailedStep.of(step.name(), 1, thrown));
            }
        }
        running--;
        changed = true;
    }

    private void end(StepSettings<?, ?, ?> step, @Nullable Object value) {
        ended.put(step, value == Skipped.SKIPPED && step.hasAlternative() ? step.alternative() : value);
    }

    private static StepFailedException failed(FailedStep failed) {
        return failed.why() instanceof StepFailedException inner
                ? inner
                : new StepFailedException(failed.step(), failed.failure(), failed.why());
    }

    @Nullable Object input() {
        return input;
    }

    @SuppressWarnings({"unchecked", "NullAway"})
    <T extends @Nullable Object> T value(Step<T> step) {
        return (T) ended.get(step);
    }

    List<@Nullable Object> values(List<Step<?>> wanted) {
        List<@Nullable Object> values = new ArrayList<>();
        wanted.forEach(step -> values.add(value(step)));
        return values;
    }

    boolean isSkipped(String name) {
        return choices.skips(name);
    }

    /// Does a body, unless it is remembered, until it has a value.
    ///
    /// @param name of the step or element
    /// @param queue how many of its tasks may be waiting at the same time
    /// @param inputs what the value depends on
    @Nullable Object perform(
            StepSettings<?, ?, ?> step,
            String name,
            int queue,
            List<@Nullable Object> inputs,
            Supplier<@Nullable Object> body) {
        ActivityOptions options = step.callOptions(queue);
        Supplier<@Nullable Object> work = () -> RunningStep.with(options, body);
        StepMemory memory = step.memory();
        for (int attempt = 1; ; attempt++) {
            try {
                if (memory == null) {
                    return attempt(step, name, work);
                }
                boolean anew = forced.contains(step.name()) || choices.forces(name);
                Remembering remembering = new Remembering(memory, path, name, inputs, step.rememberedType());
                return remembering.valueOr(anew, () -> attempt(step, name, work));
            } catch (CancelledException cancelled) {
                throw cancelled;
            } catch (RuntimeException thrown) {
                FailedStep failed = FailedStep.of(name, attempt, thrown);
                switch (step.recover(failed)) {
                    case Recovery.Fail<Object> fail -> throw failed(failed);
                    case Recovery.Use<Object> use -> {
                        return use.value();
                    }
                    case Recovery.RetryAfter<Object> retry -> Workflow.sleep(retry.pause());
                    case Recovery.Skip<Object> skip -> {
                        return Skipped.SKIPPED;
                    }
                }
            }
        }
    }

    private static @Nullable Object attempt(StepSettings<?, ?, ?> step, String name, Supplier<@Nullable Object> work) {
        Duration limit = step.limit();
        if (limit == null) {
            return work.get();
        }
        // An empty answer is a late one, so a value of null must not be empty.
        Optional<Optional<Object>> inTime = Workflow.within(limit, () -> Optional.ofNullable(work.get()));
        return inTime.orElseThrow(
                        () -> new StepFailedException(name, new Failure.TimedOut(Failure.Limit.START_TO_CLOSE), null))
                .orElse(null);
    }
}
