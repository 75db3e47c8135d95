package dev.furrow.workflow;

import org.jspecify.annotations.Nullable;

/// Which workflow the current thread runs. The SDK binds it; workflow code has no use for it.
public final class CurrentStrand {
    private static final ThreadLocal<@Nullable WorkflowContext> CURRENT = new ThreadLocal<>();

    private CurrentStrand() {}

    /// Says what the current thread runs from now on.
    ///
    /// @param context null for nothing
    public static void bind(@Nullable WorkflowContext context) {
        if (context == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(context);
        }
    }

    /// What the current thread runs; null if that is no workflow.
    public static @Nullable WorkflowContext get() {
        return CURRENT.get();
    }
}
