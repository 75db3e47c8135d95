package dev.furrow.simulation.schedule;

/// Where a process can die such that it makes a difference.
public enum AwaitPoint {
    /// Between two steps: requests are decided but not committed, or have not been looked at.
    BETWEEN_STEPS,
    /// A batch is about to be written.
    BEFORE_WRITE,
    /// A part of a batch is written.
    WITHIN_WRITE,
    /// A batch is written and not flushed.
    BEFORE_FLUSH,
    /// A batch is flushed, and nobody knows yet.
    AFTER_FLUSH,
    /// Effects are being let out, one after the other.
    WITHIN_RELEASE,
    /// An answer has been handed over to the network.
    AFTER_ANSWER
}
