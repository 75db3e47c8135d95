package dev.furrow.plan;

import dev.furrow.workflow.ActivityOptions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The options of the step whose body runs on this thread. Each strand is a thread of its own.
final class RunningStep {
    private static final ThreadLocal<@Nullable ActivityOptions> OPTIONS = new ThreadLocal<>();

    private RunningStep() {}

    static @Nullable Object with(ActivityOptions options, Supplier<@Nullable Object> body) {
        ActivityOptions before = OPTIONS.get();
        OPTIONS.set(options);
        try {
            return body.get();
        } finally {
            OPTIONS.set(before);
        }
    }

    static ActivityOptions options() {
        ActivityOptions options = OPTIONS.get();
        return options == null ? ActivityOptions.defaults() : options;
    }
}
