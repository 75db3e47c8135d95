package dev.furrow.internal.worker;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lets the test kit hand tasks to a worker itself, without a way for users to do so. Opened by the package above,
/// which this one does not know.
public abstract class Backstage {
    private static volatile @Nullable Backstage door;

    /// For the one subclass.
    protected Backstage() {}

    /// Opens the way; called once, before there is any worker.
    public static void open(Backstage own) {
        door = own;
    }

    private static Backstage door() {
        return Objects.requireNonNull(door, "There is no worker yet");
    }

    /// What makes a worker's decisions and runs its activities.
    public static WorkerCore core(AutoCloseable worker) {
        return door().coreOf(worker);
    }

    /// Makes a worker that sees to its types, but does not poll.
    ///
    /// @param builder of the worker
    /// @param type the class of workers
    public static <W extends AutoCloseable> W prepare(Object builder, Class<W> type) {
        return type.cast(door().prepared(builder));
    }

    /// What [#core] gives.
    protected abstract WorkerCore coreOf(AutoCloseable worker);

    /// What [#prepare] gives.
    protected abstract AutoCloseable prepared(Object builder);
}
