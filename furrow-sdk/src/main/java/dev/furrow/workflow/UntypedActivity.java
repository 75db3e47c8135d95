package dev.furrow.workflow;

import org.jspecify.annotations.Nullable;

/// An activity by name. Used by strands of a workflow only.
@FunctionalInterface
public interface UntypedActivity {

    /// Calls it and waits for the result.
    ///
    /// @param type of the result; `Void.class` if there is none
    /// @param arguments one is its value, several are an array, none is no input
    /// @throws ActivityFailedException if it gives no result
    <T extends @Nullable Object> T call(Class<T> type, @Nullable Object... arguments);
}
