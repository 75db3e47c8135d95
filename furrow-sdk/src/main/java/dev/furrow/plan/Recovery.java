package dev.furrow.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What happens after a step has failed.
///
/// @param <V> the value of the step's body
public sealed interface Recovery<V extends @Nullable Object> {

    /// The plan fails.
    record Fail<V extends @Nullable Object>() implements Recovery<V> {}

    /// The step has this value.
    ///
    /// @param value instead of the one that it did not come to
    record Use<V extends @Nullable Object>(V value) implements Recovery<V> {}

    /// The body is begun again.
    ///
    /// @param pause before that, more than nothing; whole seconds, rounded up
    record RetryAfter<V extends @Nullable Object>(Duration pause) implements Recovery<V> {
        /// Checks the pause.
        public RetryAfter {
            if (pause.isZero() || pause.isNegative()) {
                throw new IllegalArgumentException("A pause before a retry is longer than " + pause);
            }
        }
    }

    /// The step is skipped, and with it those that need its value.
    record Skip<V extends @Nullable Object>() implements Recovery<V> {}

    /// Lets the plan fail.
    static <V extends @Nullable Object> Recovery<V> fail() {
        return new Fail<>();
    }

    /// Goes on with another value.
    static <V extends @Nullable Object> Recovery<V> use(V value) {
        return new Use<>(value);
    }

    /// Tries again, as often as it is said; [FailedStep#attempts()] counts.
    static <V extends @Nullable Object> Recovery<V> retryAfter(Duration pause) {
        return new RetryAfter<>(pause);
    }

    /// Goes on without the step.
    static <V extends @Nullable Object> Recovery<V> skip() {
        return new Skip<>();
    }
}
