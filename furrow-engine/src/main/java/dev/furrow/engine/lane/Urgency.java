package dev.furrow.engine.lane;

/// What goes first when a lane cannot keep up.
public enum Urgency {
    /// Brings work on or to its end, and so makes room for everything else.
    FINISHES,
    /// Brings new work.
    BEGINS,
    /// Changes nothing.
    LOOKS
}
