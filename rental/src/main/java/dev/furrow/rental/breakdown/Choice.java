package dev.furrow.rental.breakdown;

/// What becomes of an order whose machine has broken down.
public enum Choice {
    /// The same machine goes on once it is repaired.
    WAIT,
    /// Another one does the rest.
    REPLACE,
    /// What was done is paid, and that is it.
    END
}
