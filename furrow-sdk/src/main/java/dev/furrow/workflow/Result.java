package dev.furrow.workflow;

import org.jspecify.annotations.Nullable;

/// How some work has ended, as a value.
///
/// @param <T> what the work gives
public sealed interface Result<T extends @Nullable Object> {

    /// It gave a value.
    record Ok<T extends @Nullable Object>(T value) implements Result<T> {}

    /// It threw.
    ///
    /// @param why what it threw
    record Failed<T extends @Nullable Object>(RuntimeException why) implements Result<T> {}

    /// The value, or the exception thrown.
    default T get() {
        return switch (this) {
            case Ok<T> ok -> ok.value();
            case Failed<T> failed -> throw failed.why();
        };
    }
}
