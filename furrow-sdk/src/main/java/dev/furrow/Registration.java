package dev.furrow;

/// What a worker does about the types that it serves when it starts.
public enum Registration {
    /// Registers what is missing, and logs where a type differs from what is declared.
    AUTO,
    /// Registers nothing, and refuses to start if a type is missing or differs.
    VERIFY,
    /// Does not look.
    OFF
}
