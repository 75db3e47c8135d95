package dev.furrow.workflow;

import org.jspecify.annotations.Nullable;

/// Work under way on another strand. Used by strands of the same workflow only.
///
/// @param <T> what the work gives
public interface Promise<T extends @Nullable Object> {

    /// Waits for the end and gives the value.
    ///
    /// @throws RuntimeException what the work threw, as it was thrown
    /// @throws CancelledException if the work was cancelled, or if the strand that waits is
    T join();

    /// Waits for the end, whatever it is.
    ///
    /// @throws CancelledException if the strand that waits is cancelled; a cancelled work is a [Result.Failed]
    Result<T> settle();

    /// Whether the work has ended. Never waits.
    boolean isDone();

    /// Cancels the work and everything that it has begun: whatever it waits for throws [CancelledException].
    /// Does not wait for its end; nothing happens if it has ended.
    void cancel();
}
