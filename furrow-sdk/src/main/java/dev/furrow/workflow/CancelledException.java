package dev.furrow.workflow;

import org.jspecify.annotations.Nullable;

/// The work was cancelled. In a workflow it is thrown by whatever a cancelled strand waits for, now and later,
/// except inside [Workflow#shielded]; in an activity by the heartbeat.
///
/// Let it go on, and the execution closes as canceled. Catch it and return normally, and it completes.
public final class CancelledException extends RuntimeException {
    private final @Nullable String details;

    /// @param what was cancelled, for people
    /// @param details as given by who asked; null if nothing was
    public CancelledException(String what, @Nullable String details) {
        super(what + " was cancelled" + (details == null ? "" : ": " + details));
        this.details = details;
    }

    /// What the one who asked has said; null if nothing.
    public @Nullable String details() {
        return details;
    }
}
