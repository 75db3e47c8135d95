package dev.furrow.bench;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options of every bench that keeps a server busy: how much, how long, how often.
final class LoadOptions {
    @Option(names = "--seconds", defaultValue = "20", description = "How long a window is; ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--warmup", defaultValue = "10", description = "Seconds before; ${DEFAULT-VALUE}.")
    private int warmup;

    @Option(names = "--repeats", defaultValue = "1", description = "How many windows to measure; ${DEFAULT-VALUE}.")
    private int repeats;

    @Option(names = "--concurrency", defaultValue = "64", description = "Workflows open at any time; ${DEFAULT-VALUE}.")
    private int concurrency;

    @Option(
            names = "--rate",
            description = "Workflows started a second, whatever becomes of the others (open loop); latency counts from"
                    + " the appointed start.")
    private @Nullable Double rate;

    @Option(
            names = "--pollers",
            description = "Connections that poll for decision tasks, and as many for activity tasks; by default half"
                    + " the concurrency, between 4 and 256.")
    private @Nullable Integer pollers;

    long windowMillis() {
        return seconds * 1000L;
    }

    long warmupMillis() {
        return warmup * 1000L;
    }

    int repeats() {
        return repeats;
    }

    int concurrency() {
        return concurrency;
    }

    @Nullable Double rate() {
        return rate;
    }

    int pollers() {
        return pollers == null ? Math.clamp(concurrency / 2, 4, 256) : pollers;
    }

    int starters() {
        return Math.clamp(concurrency / 2, 1, 128);
    }
}
