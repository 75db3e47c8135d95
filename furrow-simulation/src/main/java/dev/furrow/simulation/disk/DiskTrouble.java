package dev.furrow.simulation.disk;

/// The disk could not do what it was told.
final class DiskTrouble extends RuntimeException {
    /// What is wrong.
    enum Kind {
        /// There is no room; a part may have been written.
        FULL,
        /// A flush failed: what was not flushed may be there or not.
        FLUSH_FAILED
    }

    private final Kind kind;

    DiskTrouble(Kind kind) {
        super("The simulated disk: " + kind, null, false, false);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
