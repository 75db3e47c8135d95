package dev.furrow;

/// What becomes of an execution whose code throws an exception that it does not declare. Errors and divergences
/// always suspend; failures of activities, children and other workflows, and cancellations, always close it.
public enum OnBug {
    /// It fails, as in the Flow Framework.
    FAIL,
    /// It waits for code that does better: the decision is made again and again, less and less often, until a
    /// worker with another build gets on.
    SUSPEND
}
