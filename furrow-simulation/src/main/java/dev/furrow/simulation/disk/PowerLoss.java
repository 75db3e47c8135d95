package dev.furrow.simulation.disk;

/// What becomes of bytes that were written and not flushed.
public enum PowerLoss {
    /// The power stays, only the process dies: the operating system still has them all.
    NONE,
    /// All of them are gone.
    NOTHING_LEFT,
    /// The first of them are there.
    PREFIX,
    /// The first of them are there, and the last sector of those is a mixture of new and noise.
    TORN,
    /// Each sector is there or not, whatever its neighbours are.
    REORDERED
}
