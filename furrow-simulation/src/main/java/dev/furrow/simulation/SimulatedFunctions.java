package dev.furrow.simulation;

import dev.furrow.engine.lambda.LambdaInvocation;
import dev.furrow.engine.lambda.LambdaInvoker;
import dev.furrow.engine.lambda.LambdaResult;
import dev.furrow.simulation.schedule.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Lambda functions that end when the scheduler says so, and die with the process.
final class SimulatedFunctions implements LambdaInvoker {
    private final Chance chance;
    private final boolean available;
    private final List<Consumer<LambdaResult>> running = new ArrayList<>();
    private long ended;

    SimulatedFunctions(Chance chance, boolean available) {
        this.chance = chance;
        this.available = available;
    }

    @Override
    public boolean isAvailable() {
        return available;
    }

    @Override
    public void invoke(LambdaInvocation invocation, Consumer<LambdaResult> end) {
        running.add(end);
    }

    boolean isIdle() {
        return running.isEmpty();
    }

    /// Ends one call.
    void endOne() {
        Consumer<LambdaResult> end = running.remove(chance.below(running.size()));
        ended++;
        end.accept(
                chance.oneIn(3)
                        ? new LambdaResult.Failed("Unhandled", "failure " + ended)
                        : new LambdaResult.Completed("result " + ended));
    }

    /// The process dies.
    void crash() {
        running.clear();
    }
}
