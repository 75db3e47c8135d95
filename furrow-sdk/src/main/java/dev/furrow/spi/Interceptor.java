package dev.furrow.spi;

import org.jspecify.annotations.Nullable;

/// Stands around what clients, workers and workflows do: sees it begin, sees how it ends, and may change its
/// outcome or keep it from happening. Used by many threads at once, on the thread that does the work.
///
/// ```java
/// Interceptor timing = (what, next) -> {
///     long begun = System.nanoTime();
///     try {
///         return next.proceed();
///     } finally {
///         log.info("{} took {} ns", what, System.nanoTime() - begun);
///     }
/// };
/// ```
///
/// What stands around workflow code ([Intercepted.InWorkflow]) runs again in every replay, so it must do the same
/// each time, like the workflow itself, and keep quiet while [Intercepted.InWorkflow#replaying] is true. Several
/// interceptors stand around each other, the first outermost.
@FunctionalInterface
public interface Interceptor {

    /// Called in place of what happens.
    ///
    /// @param what is about to happen
    /// @param next lets it happen, and gives its result; call it once, or not at all
    /// @return what whoever asked for it gets; of the same type as what `next` gives
    /// @throws Throwable what whoever asked for it sees; errors must be let through
    @Nullable Object around(Intercepted what, Next next) throws Throwable;

    /// What is left to do.
    @FunctionalInterface
    interface Next {
        /// Does it.
        @Nullable Object proceed() throws Throwable;
    }
}
