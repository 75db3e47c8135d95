package dev.furrow.engine.lambda;

import java.util.function.Consumer;

/// Calls functions by name. Implementations must not hold the calling thread up.
public interface LambdaInvoker {
    /// There are no functions: decisions to call one are refused.
    LambdaInvoker NONE = new LambdaInvoker() {
        @Override
        public boolean isAvailable() {
            return false;
        }

        @Override
        public void invoke(LambdaInvocation invocation, Consumer<LambdaResult> end) {
            end.accept(new LambdaResult.Failed("ResourceNotFoundException", "No functions are configured"));
        }
    };

    /// Whether there are functions at all.
    boolean isAvailable();

    /// Calls a function once.
    ///
    /// @param end hears of the end exactly once, from any thread; after the invocation's timeout nobody listens
    void invoke(LambdaInvocation invocation, Consumer<LambdaResult> end);
}
