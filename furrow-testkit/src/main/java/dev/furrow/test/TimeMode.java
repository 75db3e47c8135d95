package dev.furrow.test;

/// How time passes in a test. It stays the same for the life of a [TestFurrow].
public enum TimeMode {
    /// While somebody waits for a workflow and nothing else can go on, time jumps to whatever is due next.
    SKIP,
    /// Time passes only in [TestFurrow#skip].
    MANUAL,
    /// Time passes by itself, as fast as outside.
    REAL
}
