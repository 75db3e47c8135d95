package dev.furrow.internal.replay;

/// Names that the SDK keeps for itself.
final class Ids {
    /// A timer that fires at once: more decisions follow than fitted.
    static final String MORE = "furrow.more";
    /// Timers of an execution that waits for code that fits its history.
    static final String PARK = "furrow.park.";
    /// Markers of patches.
    static final String PATCH = "furrow.patch.";
    /// A signal that says why a cancellation follows.
    static final String CANCEL_REASON = "furrow.cancel-reason";

    private Ids() {}
}
