package dev.furrow.engine;

import static dev.furrow.engine.Records.with;

import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.operation.Operation;
import dev.furrow.engine.quota.Quotas;
import dev.furrow.engine.quota.Rate;
import dev.furrow.engine.quota.Rates;
import java.util.Map;

/// Settings of engines that differ from the default in the one thing that a test is about.
public final class TestSettings {
    private TestSettings() {}

    /// The default settings with other quotas.
    ///
    /// @param changes names of quotas, each followed by its value
    public static EngineSettings quotas(Object... changes) {
        return with(EngineSettings.DEFAULT, "quotas", with(Quotas.DEFAULT, changes));
    }

    /// The settings with a bucket for one kind of decision.
    public static EngineSettings rate(EngineSettings settings, DecisionType type, int size, int perSecond) {
        Map<DecisionType, Rate> decisions = Map.of(type, new Rate(size, perSecond));
        return with(settings, "rates", with(Rates.UNLIMITED, "decisions", decisions));
    }

    /// The default settings with a bucket for one kind of decision.
    public static EngineSettings rate(DecisionType type, int size, int perSecond) {
        return rate(EngineSettings.DEFAULT, type, size, perSecond);
    }

    /// The default settings with a bucket for one kind of call.
    public static EngineSettings rate(Operation operation, int size, int perSecond) {
        Map<Operation, Rate> calls = Map.of(operation, new Rate(size, perSecond));
        return with(EngineSettings.DEFAULT, "rates", with(Rates.UNLIMITED, "calls", calls));
    }

    /// The default settings with a bucket for one kind of call about one execution.
    public static EngineSettings ratePerExecution(Operation operation, int size, int perSecond) {
        Map<Operation, Rate> calls = Map.of(operation, new Rate(size, perSecond));
        return with(EngineSettings.DEFAULT, "rates", with(Rates.UNLIMITED, "callsPerExecution", calls));
    }

    /// The default settings with a number of lanes.
    public static EngineSettings lanes(int count) {
        return with(EngineSettings.DEFAULT, "lanes", count);
    }

    /// The quotas, limits and rates of Amazon SWF, on a store that is never short of room.
    public static EngineSettings aws() {
        return with(EngineSettings.AWS, "minFreeBytes", 0L);
    }
}
