package dev.furrow.internal.strand;

/// Unwinds a strand whose execution leaves memory. Every call that would wait throws it again, so code that
/// catches it gets no further than its next one.
public final class StrandDropped extends Error {

    /// Without a stack trace: it says nothing of where.
    public StrandDropped() {
        super("This execution leaves memory; let the error go on", null, false, false);
    }
}
