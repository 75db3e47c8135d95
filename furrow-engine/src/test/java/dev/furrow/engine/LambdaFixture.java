package dev.furrow.engine;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.operation.Run;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.engine.lambda.LambdaInvocation;
import dev.furrow.engine.lambda.LambdaInvoker;
import dev.furrow.engine.lambda.LambdaResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// An engine whose Lambda functions the test itself plays.
public final class LambdaFixture implements AutoCloseable {
    /// A call that is under way.
    public record Call(LambdaInvocation invocation, Consumer<LambdaResult> end) {}

    private final Deque<Call> calls = new ArrayDeque<>();
    private final LambdaInvoker invoker;
    private final TestEngine engine;

    /// With the default settings.
    public LambdaFixture() {
        this(EngineSettings.DEFAULT);
    }

    /// With other settings.
    public LambdaFixture(EngineSettings settings) {
        invoker = new LambdaInvoker() {
            @Override
            public boolean isAvailable() {
                return true;
            }

            @Override
            public void invoke(LambdaInvocation invocation, Consumer<LambdaResult> end) {
                calls.add(new Call(invocation, end));
            }
        };
        engine = new TestEngine(Records.with(settings, "lambda", invoker)).withTypes();
    }

    /// What the engine calls.
    public LambdaInvoker invoker() {
        return invoker;
    }

    public TestEngine engine() {
        return engine;
    }

    public WorkflowExecution start(String workflowId, String role) {
        Run run = engine.call(
                new StartWorkflowExecutionRequest(
                        TestEngine.DOMAIN,
                        workflowId,
                        new WorkflowType("w", "1"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        role),
                Run.class);
        return new WorkflowExecution(workflowId, run.runId());
    }

    /// The call that is under way; fails if there is none.
    public Call next() {
        return calls.remove();
    }

    public boolean called() {
        return !calls.isEmpty();
    }

    public void complete(String result) {
        end(new LambdaResult.Completed(result));
    }

    public void end(LambdaResult result) {
        next().end().accept(result);
        engine.advance(Duration.ZERO);
    }

    @Override
    public void close() {
        engine.close();
    }
}
