package dev.furrow.engine;

import dev.furrow.api.shape.ShapeLimits;
import dev.furrow.engine.lambda.LambdaInvoker;
import dev.furrow.engine.quota.Quotas;
import dev.furrow.engine.quota.Rates;

/// How an engine behaves.
///
/// @param lanes how many lanes share the slots; may change from start to start
/// @param limits how large requests may be; the engine itself looks at the payload's length only
/// @param quotas how much of everything there may be
/// @param rates how fast
/// @param region the region in resource names
/// @param account the account in resource names
/// @param lambda calls functions
/// @param minFreeBytes free space on the store's disk below which nothing is accepted that writes
public record EngineSettings(
        int lanes,
        ShapeLimits limits,
        Quotas quotas,
        Rates rates,
        String region,
        String account,
        LambdaInvoker lambda,
        long minFreeBytes) {

    /// Our own values: one lane, no rate limits, no functions.
    public static final EngineSettings DEFAULT = new EngineSettings(
            1,
            ShapeLimits.DEFAULT,
            Quotas.DEFAULT,
            Rates.UNLIMITED,
            "us-east-1",
            "123456789012",
            LambdaInvoker.NONE,
            256L << 20);

    /// The quotas and rates of Amazon SWF.
    public static final EngineSettings AWS = new EngineSettings(
            1, ShapeLimits.AWS, Quotas.AWS, Rates.AWS, "us-east-1", "123456789012", LambdaInvoker.NONE, 256L << 20);
}
