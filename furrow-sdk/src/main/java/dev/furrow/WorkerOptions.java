package dev.furrow;

import dev.furrow.lint.LintLevel;
import dev.furrow.spi.ErrorEvent;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How a worker works. Immutable; made from [#defaults] by saying what shall differ.
///
/// @param identity who it is, in histories; null for host and process
/// @param decisionPollers how many polls for decisions wait at once
/// @param activityPollers how many polls for activities wait at once
/// @param decisionsAtOnce how many decisions are made at once
/// @param activitiesAtOnce how many activities run at once
/// @param activitiesPerSecond how many activities begin in a second; 0 for no bound
/// @param warm how many executions stay in memory; 0 to rebuild each one for each decision
/// @param affinity how long the next decision of an execution that is in memory waits for this worker before any
///        other may make it, in whole seconds; null if whoever polls first makes it
/// @param registration what happens to types that the service does not have, or has in another way
/// @param lint what happens when workflow code calls what it must not
/// @param onBug what becomes of an execution whose code throws what it does not declare
/// @param hold patches that are not taken yet, because not the whole fleet can
/// @param onError hears of trouble that nobody else hears of, on the thread where it happened; null for the log
public record WorkerOptions(
        @Nullable String identity,
        int decisionPollers,
        int activityPollers,
        int decisionsAtOnce,
        int activitiesAtOnce,
        double activitiesPerSecond,
        int warm,
        @Nullable Duration affinity,
        Registration registration,
        LintLevel lint,
        OnBug onBug,
        Set<String> hold,
        @Nullable Consumer<ErrorEvent> onError) {
    private static final WorkerOptions DEFAULTS = new WorkerOptions(
            null, 2, 2, 100, 200, 0, 600, null, Registration.AUTO, LintLevel.WARN, OnBug.FAIL, Set.of(), null);

    /// Checks the numbers.
    public WorkerOptions {
        if (decisionPollers < 1
                || activityPollers < 1
                || decisionsAtOnce < 1
                || activitiesAtOnce < 1
                || activitiesPerSecond < 0
                || warm < 0) {
            throw new IllegalArgumentException("Pollers and tasks at once must be 1 or more, rates and warm 0 or more");
        }
        if (affinity != null && affinity.toSeconds() < 1) {
            throw new IllegalArgumentException("Affinity lasts a second or more, not " + affinity);
        }
        hold = Set.copyOf(hold);
    }

    /// Two polls for each kind of task, 100 decisions and 200 activities at once, 600 warm executions, types
    /// registered where missing, warnings about calls that workflow code must not make.
    public static WorkerOptions defaults() {
        return DEFAULTS;
    }

    /// What a change writes to.
    private static final class Draft {
        private @Nullable String identity;
        private int decisionPollers;
        private int activityPollers;
        private int decisionsAtOnce;
        private int activitiesAtOnce;
        private double activitiesPerSecond;
        private int warm;
        private @Nullable Duration affinity;
        private Registration registration;
        private LintLevel lint;
        private OnBug onBug;
        private Set<String> hold;
        private @Nullable Consumer<ErrorEvent> onError;

        private Draft(WorkerOptions from) {
            identity = from.identity;
            decisionPollers = from.decisionPollers;
            activityPollers = from.activityPollers;
            decisionsAtOnce = from.decisionsAtOnce;
            activitiesAtOnce = from.activitiesAtOnce;
            activitiesPerSecond = from.activitiesPerSecond;
            warm = from.warm;
            affinity = from.affinity;
            registration = from.registration;
            lint = from.lint;
            onBug = from.onBug;
            hold = from.hold;
            onError = from.onError;
        }

        private WorkerOptions done() {
            return new WorkerOptions(
                    identity,
                    decisionPollers,
                    activityPollers,
                    decisionsAtOnce,
                    activitiesAtOnce,
                    activitiesPerSecond,
                    warm,
                    affinity,
                    registration,
                    lint,
                    onBug,
                    hold,
                    onError);
        }
    }

    private WorkerOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    /// With a name of its own, cut to 256 characters.
    public WorkerOptions identity(String name) {
        return with(draft -> draft.identity = name);
    }

    /// With that many polls at once.
    public WorkerOptions pollers(int decisions, int activities) {
        return with(draft -> {
            draft.decisionPollers = decisions;
            draft.activityPollers = activities;
        });
    }

    /// With that many tasks at once.
    public WorkerOptions atOnce(int decisions, int activities) {
        return with(draft -> {
            draft.decisionsAtOnce = decisions;
            draft.activitiesAtOnce = activities;
        });
    }

    /// With a bound for the activities that begin in a second.
    public WorkerOptions activitiesPerSecond(double rate) {
        return with(draft -> draft.activitiesPerSecond = rate);
    }

    /// With that many executions in memory.
    public WorkerOptions warm(int executions) {
        return with(draft -> draft.warm = executions);
    }

    /// With decisions that come back to the worker that has the execution in memory, through a task list of its
    /// own. Should it be gone or too busy, the others take them when the time is over.
    ///
    /// @param patience rounded down to whole seconds; five are enough for most
    public WorkerOptions affinity(Duration patience) {
        return with(draft -> draft.affinity = patience);
    }

    /// With another way to treat types.
    public WorkerOptions registration(Registration way) {
        return with(draft -> draft.registration = way);
    }

    /// With another way to treat what [dev.furrow.lint.WorkflowLint] finds.
    public WorkerOptions lint(LintLevel level) {
        return with(draft -> draft.lint = level);
    }

    /// With another way to treat executions whose code throws what it does not declare.
    public WorkerOptions onBug(OnBug way) {
        return with(draft -> draft.onBug = way);
    }

    /// Without these patches, for decisions that are made now for the first time.
    public WorkerOptions hold(String... patches) {
        return with(draft -> draft.hold = Set.of(patches));
    }

    /// With somebody who hears of trouble.
    public WorkerOptions onError(Consumer<ErrorEvent> listener) {
        return with(draft -> draft.onError = listener);
    }
}
