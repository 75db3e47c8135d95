package dev.furrow.lint;

/// What a worker does about findings when it is built.
public enum LintLevel {
    /// Does not look.
    OFF,
    /// Logs a line for each.
    WARN,
    /// Refuses to start.
    FAIL
}
