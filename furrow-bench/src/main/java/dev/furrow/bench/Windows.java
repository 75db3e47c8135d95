package dev.furrow.bench;

import dev.furrow.bench.load.Floor;
import dev.furrow.bench.load.Load;
import dev.furrow.bench.process.SpawnedServer;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Measures a load in windows. With the floor, the two take turns so that a machine whose speed drifts slows both;
/// the load is drained before, so that nothing of it is open while the floor has the machine.
final class Windows {
    /// The load runs at least so long again after a pause before it counts.
    private static final long RAMP_MILLIS = 500;

    private static final long LONGEST_RAMP_MILLIS = 20_000;

    private static final long DRAIN_MILLIS = 30_000;

    private final Load load;
    private final LoadOptions options;
    private final long spreadMillis;
    private final InetSocketAddress server;
    private final @Nullable SpawnedServer spawned;
    private boolean drained = true;

    /// @param spreadMillis over which time the workflows of a closed loop begin
    Windows(
            Load load,
            LoadOptions options,
            long spreadMillis,
            InetSocketAddress server,
            @Nullable SpawnedServer spawned) {
        this.load = load;
        this.options = options;
        this.spreadMillis = spreadMillis;
        this.server = server;
        this.spawned = spawned;
    }

    /// Warms up and measures as often as the options say.
    List<Window> measure(@Nullable Floor floor) {
        warmUp();
        if (floor != null) {
            floor.measure(Math.min(3_000, options.warmupMillis()));
        }
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < options.repeats(); i++) {
            windows.add(one(floor == null ? 0 : floor.measure(options.windowMillis() / 2)));
        }
        return windows;
    }

    /// Runs without counting, and drains.
    void warmUp() {
        begin();
        load.run(options.warmupMillis());
        drain();
    }

    /// One window: begins the load, counts, drains.
    Window one(double floorPerSecond) {
        begin();
        ramp();
        Window window = Window.of(load, options.windowMillis(), floorPerSecond, server, spawned);
        drain();
        return window;
    }

    /// A closed loop begins in step, and would end in waves: it runs until as many have ended as are open at a time.
    private void ramp() {
        long generation = load.ended() + (options.rate() == null ? options.concurrency() : 0);
        load.run(2 * spreadMillis + RAMP_MILLIS);
        load.runUntilEnded(generation, LONGEST_RAMP_MILLIS);
    }

    private void begin() {
        Double rate = options.rate();
        if (rate == null) {
            load.closedLoop(options.concurrency(), spreadMillis);
        } else {
            load.openLoop(rate);
        }
    }

    private void drain() {
        drained &= load.drain(DRAIN_MILLIS);
    }

    /// Whether every workflow has ended.
    boolean drained() {
        return drained;
    }
}
