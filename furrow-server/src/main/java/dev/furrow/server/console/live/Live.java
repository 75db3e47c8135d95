package dev.furrow.server.console.live;

import java.time.Duration;
import java.util.function.Supplier;

/// What of a page changes while somebody looks.
///
/// @param atMostEvery how much time there is at least between two renewals, for what is dear to look up
/// @param byItself whether it also changes when nothing was written, as a countdown does
/// @param state equal to an earlier one as long as the page would show the same; looked at on the thread of the
///         stream
public record Live(Duration atMostEvery, boolean byItself, Supplier<Object> state) {
    /// So often people see a number change.
    public static final Duration OFTEN = Duration.ofSeconds(1);

    /// What changes only when the server has written or heard something.
    public static Live of(Supplier<Object> state) {
        return new Live(OFTEN, false, state);
    }
}
