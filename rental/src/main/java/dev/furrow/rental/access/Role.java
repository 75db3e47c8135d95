package dev.furrow.rental.access;

/// What somebody is in the marketplace.
public enum Role {
    /// Needs a machine.
    FARMER,
    /// Has machines.
    SUPPLIER,
    /// Drives one.
    OPERATOR,
    /// Runs the desk of an area.
    HUB,
    /// Collects neighbours' demand.
    AGENT,
    /// Sees the whole.
    MANAGEMENT,
    /// The marketplace itself, when time or a rule decides. No account has it.
    SYSTEM
}
