package dev.furrow.internal.replay;

import dev.furrow.workflow.CancelledException;
import dev.furrow.workflow.Promise;
import dev.furrow.workflow.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The work of a strand, as those see it who wait for it.
final class StrandPromise<T extends @Nullable Object> implements Promise<T> {
    private final Execution execution;
    private final List<StrandContext> waiters = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();
    private @Nullable StrandContext strand;
    private @Nullable Result<T> result;

    /// Hears of an end.
    @FunctionalInterface
    interface Listener {
        /// @param failed whether there is no value
        void ended(boolean failed);
    }

    StrandPromise(Execution execution) {
        this.execution = execution;
    }

    void strand(StrandContext own) {
        strand = own;
    }

    private StrandContext strand() {
        return Objects.requireNonNull(strand);
    }

    /// The body of the strand.
    void run(Supplier<T> work) {
        try {
            result = new Result.Ok<>(work.get());
        } catch (RuntimeException thrown) {
            result = new Result.Failed<>(thrown);
            if (waiters.isEmpty() && !(thrown instanceof CancelledException)) {
                execution.tree().failedUnseen(strand().name(), thrown);
            }
        }
        listeners.forEach(this::tell);
        execution.tree().ended(strand());
        waiters.forEach(execution.tree()::wake);
    }

    /// Tells somebody of the end, at once if it has come.
    void whenEnded(Listener listener) {
        if (result == null) {
            listeners.add(listener);
        } else {
            tell(listener);
        }
    }

    private void tell(Listener listener) {
        listener.ended(result instanceof Result.Failed<?>);
    }

    @Override
    public T join() {
        return settle().get();
    }

    @Override
    public Result<T> settle() {
        Result<T> known = result;
        if (known != null) {
            execution.tree().seen(strand().name());
            return known;
        }
        StrandContext waiter = StrandContext.current(execution, "Promise.join");
        if (waiter == strand()) {
            throw new IllegalStateException("Strand " + waiter.name() + " would wait for itself");
        }
        waiters.add(waiter);
        while (result == null) {
            waiter.park();
        }
        return Objects.requireNonNull(result);
    }

    @Override
    public boolean isDone() {
        return result != null;
    }

    @Override
    public void cancel() {
        if (result == null) {
            strand().cancel("Strand " + strand().name(), null);
        }
    }
}
