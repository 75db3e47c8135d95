package dev.furrow.simulation;

import dev.furrow.simulation.schedule.Chance;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Many worlds, one for each seed, some of them side by side.
public final class Campaign {
    /// What has come of them so far.
    ///
    /// @param seeds how many worlds have ended
    /// @param steps how many steps they took
    /// @param calls how many calls their clients made
    /// @param events how many events their histories have
    /// @param crashes how often their servers died
    /// @param seen the types of all events in histories, and every point at which a server died
    /// @param hash of all traces
    /// @param nanos how long it took
    /// @param failed the seeds of those in which something was wrong
    public record Report(
            int seeds,
            long steps,
            long calls,
            long events,
            long crashes,
            Set<String> seen,
            long hash,
            long nanos,
            List<Long> failed) {
        /// All of it in one line.
        public String summary() {
            return String.format(
                    Locale.ROOT,
                    "%d seeds, %d steps (%.0f a second), %d calls, %d events, %d crashes: %s",
                    seeds,
                    steps,
                    steps / Math.max(1e-9, nanos / 1e9),
                    calls,
                    events,
                    crashes,
                    failed.isEmpty() ? "no violation" : "VIOLATIONS in " + failed.size() + " seeds " + failed);
        }

        Report plus(Simulation.Result result, long nanosNow) {
            Set<String> both = new TreeSet<>(seen);
            both.addAll(result.seen());
            List<Long> worse = failed;
            if (!result.violations().isEmpty()) {
                worse = new ArrayList<>(failed);
                worse.add(result.seed());
            }
            return new Report(
                    seeds + 1,
                    steps + result.steps(),
                    calls + result.calls(),
                    events + result.events(),
                    crashes + result.crashes(),
                    both,
                    hash ^ result.hash(),
                    nanosNow,
                    worse);
        }
    }

    /// Hears of every world that has ended.
    @FunctionalInterface
    public interface Listener {
        /// Called by one thread at a time.
        void ended(Simulation.Result result, Report soFar);
    }

    private final int steps;
    private final @Nullable PrintStream trace;

    /// @param steps how many steps each world takes
    /// @param trace where steps are printed; null for nowhere
    public Campaign(int steps, @Nullable PrintStream trace) {
        this.steps = steps;
        this.trace = trace;
    }

    /// What kind of world a seed makes.
    public static String parametersOf(long seed) {
        return Parameters.draw(new Chance(seed)).toString();
    }

    /// Runs them.
    ///
    /// @param first the first seed
    /// @param count how many
    /// @param threads how many side by side
    public Report run(long first, int count, int threads, Listener listener) {
        long begin = System.nanoTime();
        Report[] report = {new Report(0, 0, 0, 0, 0, Set.of(), 0, 0, List.of())};
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> worlds = new ArrayList<>();
            for (long seed = first; seed < first + count; seed++) {
                long chosen = seed;
                worlds.add(pool.submit(() -> {
                    Simulation.Result result = Simulation.run(chosen, steps, trace);
                    synchronized (report) {
                        report[0] = report[0].plus(result, System.nanoTime() - begin);
                        listener.ended(result, report[0]);
                    }
                }));
            }
            for (Future<?> world : worlds) {
                world.get();
            }
        } catch (InterruptedException | ExecutionException broken) {
            throw new IllegalStateException("A world could not be run", broken);
        }
        return report[0];
    }
}
