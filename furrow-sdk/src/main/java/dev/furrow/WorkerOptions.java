package dev.furrow;

import dev.furrow.spi.ErrorEvent;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How a worker works. Immutable.
///
/// @param identity who it is, in histories; null for host, process and user
/// @param decisionPollers how many polls for decisions wait at once
/// @param activityPollers how many polls for activities wait at once
/// @param decisionsAtOnce how many decisions are made at once
/// @param activitiesAtOnce how many activities run at once
/// @param activitiesPerSecond how many activities begin in a second; 0 for no bound
/// @param warm how many executions stay in memory; 0 to rebuild each one for each decision
/// @param registration what happens to types that the service does not have, or has in another way
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
        Registration registration,
        Set<String> hold,
        @Nullable Consumer<ErrorEvent> onError) {

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
        hold = Set.copyOf(hold);
    }

    /// Two polls for each kind of task, 100 decisions and 200 activities at once, 600 warm executions, types
    /// registered where missing.
    public static WorkerOptions defaults() {
        return new WorkerOptions(null, 2, 2, 100, 200, 0, 600, Registration.AUTO, Set.of(), null);
    }

    /// With a name of its own.
    public WorkerOptions identity(String name) {
        return new WorkerOptions(
                name,
                decisionPollers,
                activityPollers,
                decisionsAtOnce,
                activitiesAtOnce,
                activitiesPerSecond,
                warm,
                registration,
                hold,
                onError);
    }

    /// With that many polls at once.
    public WorkerOptions pollers(int decisions, int activities) {
        return new WorkerOptions(
                identity,
                decisions,
                activities,
                decisionsAtOnce,
                activitiesAtOnce,
                activitiesPerSecond,
                warm,
                registration,
                hold,
                onError);
    }

    /// With that many tasks at once.
    public WorkerOptions atOnce(int decisions, int activities) {
        return new WorkerOptions(
                identity,
                decisionPollers,
                activityPollers,
                decisions,
                activities,
                activitiesPerSecond,
                warm,
                registration,
                hold,
                onError);
    }

    /// With a bound for the activities that begin in a second.
    public WorkerOptions activitiesPerSecond(double rate) {
        return new WorkerOptions(
                identity,
                decisionPollers,
                activityPollers,
                decisionsAtOnce,
                activitiesAtOnce,
                rate,
                warm,
                registration,
                hold,
                onError);
    }

    /// With that many executions in memory.
    public WorkerOptions warm(int executions) {
        return new WorkerOptions(
                identity,
                decisionPollers,
                activityPollers,
                decisionsAtOnce,
                activitiesAtOnce,
                activitiesPerSecond,
                executions,
                registration,
                hold,
                onError);
    }

    /// With another way to treat types.
    public WorkerOptions registration(Registration way) {
        return new WorkerOptions(
                identity,
                decisionPollers,
                activityPollers,
                decisionsAtOnce,
                activitiesAtOnce,
                activitiesPerSecond,
                warm,
                way,
                hold,
                onError);
    }

    /// Without these patches, for decisions that are made now for the first time.
    public WorkerOptions hold(String... patches) {
        return new WorkerOptions(
                identity,
                decisionPollers,
                activityPollers,
                decisionsAtOnce,
                activitiesAtOnce,
                activitiesPerSecond,
                warm,
                registration,
                Set.of(patches),
                onError);
    }

    /// With somebody who hears of trouble.
    public WorkerOptions onError(Consumer<ErrorEvent> listener) {
        return new WorkerOptions(
                identity,
                decisionPollers,
                activityPollers,
                decisionsAtOnce,
                activitiesAtOnce,
                activitiesPerSecond,
                warm,
                registration,
                hold,
                listener);
    }
}
