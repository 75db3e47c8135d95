package dev.furrow.demo.worker;

/// An activity did not succeed. Its message becomes the reason in the history.
public final class ActivityFailure extends Exception {
    /// @param reason for the history
    public ActivityFailure(String reason) {
        super(reason);
    }
}
