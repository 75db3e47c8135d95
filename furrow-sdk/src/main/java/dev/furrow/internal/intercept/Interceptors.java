package dev.furrow.internal.intercept;

import dev.furrow.spi.Intercepted;
import dev.furrow.spi.Interceptor;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Interceptors around each other, the first outermost.
///
/// @param all in that order
public record Interceptors(List<Interceptor> all) {
    /// Nobody intercepts anything.
    public static final Interceptors NONE = new Interceptors(List.of());

    /// Copies the list.
    public Interceptors {
        all = List.copyOf(all);
    }

    /// Does something inside of all of them.
    ///
    /// @param what made only if there is somebody to read it
    public @Nullable Object around(Supplier<? extends Intercepted> what, Interceptor.Next work) throws Throwable {
        return all.isEmpty() ? work.proceed() : from(0, what.get(), work);
    }

    private @Nullable Object from(int first, Intercepted what, Interceptor.Next work) throws Throwable {
        return first == all.size() ? work.proceed() : all.get(first).around(what, () -> from(first + 1, what, work));
    }

    /// Does something that throws nothing checked; what an interceptor throws of that kind is wrapped.
    public @Nullable Object quietly(Supplier<? extends Intercepted> what, Supplier<? extends @Nullable Object> work) {
        try {
            return around(what, work::get);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable checked) {
            throw new IllegalStateException("An interceptor threw a checked exception", checked);
        }
    }
}
