package dev.furrow.server.lambda;

import dev.furrow.engine.lambda.LambdaInvocation;
import dev.furrow.engine.lambda.LambdaResult;

/// One function. Called on a virtual thread, which it may hold up.
interface Function {
    /// Calls it.
    ///
    /// @throws Exception when it cannot be reached; the message goes to the decider
    LambdaResult call(LambdaInvocation invocation) throws Exception;
}
