package dev.furrow.engine.lane;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;

/// Says whether the store takes writes. While it is shut nothing that writes is begun; reads go on. Safe for use by
/// many threads.
public final class StoreGate {
    private volatile boolean lowOnSpace;
    private volatile boolean commitStuck;

    /// Whether writes may begin.
    public boolean isOpen() {
        return !lowOnSpace && !commitStuck;
    }

    /// What a caller gets whose request writes while the gate is shut.
    public Fault fault() {
        return new Fault(
                FaultType.SERVICE_UNAVAILABLE,
                "The disk of the data directory is full: nothing is accepted that would have to be written");
    }

    /// Shuts or opens the gate because little or enough space is left on the disk.
    public void lowOnSpace(boolean low) {
        lowOnSpace = low;
    }

    /// Shuts or opens the gate because a commit found no room, or found it again.
    void commitStuck(boolean stuck) {
        commitStuck = stuck;
    }
}
