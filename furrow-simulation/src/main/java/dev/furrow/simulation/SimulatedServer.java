package dev.furrow.simulation;

import dev.furrow.api.shape.ShapeLimits;
import dev.furrow.engine.Engine;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.SteadyClock;
import dev.furrow.engine.lane.Clock;
import dev.furrow.engine.quota.Quotas;
import dev.furrow.engine.quota.Rates;
import dev.furrow.engine.store.Store;
import dev.furrow.engine.store.rows.RowStore;
import dev.furrow.simulation.disk.LogTables;
import dev.furrow.simulation.disk.PowerLoss;
import dev.furrow.simulation.disk.VirtualDisk;
import dev.furrow.simulation.schedule.AwaitPoint;
import dev.furrow.simulation.schedule.Chance;
import dev.furrow.simulation.schedule.CrashPoints;
import dev.furrow.simulation.schedule.VirtualTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The server process: the real engine over the real rows on a virtual disk. It comes up, dies, and comes up again on
/// what the disk still has.
final class SimulatedServer {
    private final Parameters parameters;
    private final VirtualTime time;
    private final CrashPoints points;
    private final VirtualDisk disk;
    private final SeededIds ids;
    private final SimulatedFunctions functions;
    private final byte[] tokenKey = new byte[32];
    private final Witness witness;
    private final Runnable whileFlushing;
    private @Nullable Life process;
    private int generation;
    private boolean flushFailed;

    /// What dies in a crash.
    private record Life(Engine engine, SimulatedDriver driver, Store store, LogTables tables, Clock clock) {}

    SimulatedServer(
            Parameters parameters,
            Chance chance,
            VirtualTime time,
            CrashPoints points,
            VirtualDisk disk,
            Witness witness,
            Runnable whileFlushing) {
        this.parameters = parameters;
        this.time = time;
        this.points = points;
        this.disk = disk;
        this.witness = witness;
        this.whileFlushing = whileFlushing;
        ids = new SeededIds(chance.fork());
        functions = new SimulatedFunctions(chance.fork(), parameters.functions());
        for (int i = 0; i < tokenKey.length; i++) {
            tokenKey[i] = (byte) chance.bits();
        }
    }

    /// Comes up.
    void boot() {
        generation++;
        flushFailed = false;
        LogTables tables = new LogTables(disk, points, tokenKey, whileFlushing);
        Store store = new ObservedStore(
                new RowStore(tables, "simulation"), batch -> witness.batch(tables.sequence() + 1, batch));
        witness.cameUpWith(tables.sequence());
        SimulatedDriver driver = new SimulatedDriver();
        Clock clock = new SteadyClock(store.latestTime(), time::wallMillis, time::nanos);
        Engine engine = new Engine(
                settings(),
                store,
                clock,
                ids,
                driver,
                (turns, nanos) -> points.pass(AwaitPoint.WITHIN_RELEASE),
                trouble -> flushFailed = true);
        process = new Life(engine, driver, store, tables, clock);
    }

    private EngineSettings settings() {
        int open = parameters.openLimit();
        return new EngineSettings(
                parameters.lanes(),
                ShapeLimits.DEFAULT,
                new Quotas(
                        10,
                        100,
                        100,
                        1_000,
                        open,
                        open,
                        open,
                        open,
                        parameters.historyLimit(),
                        parameters.pollersLimit(),
                        50,
                        86_400,
                        1_000,
                        1 << 20,
                        1_000_000),
                Rates.UNLIMITED,
                "us-east-1",
                "123456789012",
                functions,
                1);
    }

    /// Dies.
    void crash(PowerLoss loss) {
        process = null;
        functions.crash();
        disk.crash(loss);
    }

    boolean isUp() {
        return process != null;
    }

    /// Whether a flush has failed, after which the process must end.
    boolean mustEnd() {
        return flushFailed;
    }

    /// Counts the lives of the server.
    int generation() {
        return generation;
    }

    Engine engine() {
        return process().engine;
    }

    SimulatedDriver driver() {
        return process().driver;
    }

    SimulatedFunctions functions() {
        return functions;
    }

    Store store() {
        return process().store;
    }

    LogTables tables() {
        return process().tables;
    }

    VirtualDisk disk() {
        return disk;
    }

    /// The engine's time.
    long now() {
        return process().clock.now();
    }

    private Life process() {
        return Objects.requireNonNull(process, "The server is down");
    }
}
