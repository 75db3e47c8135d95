package dev.furrow.torture.load;

import org.jspecify.annotations.Nullable;

/// A promise that was not kept.
public class Violation extends RuntimeException {
    /// Says which.
    public Violation(String what) {
        super(what);
    }

    /// Says which, and what led to it.
    public Violation(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
