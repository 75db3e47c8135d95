package dev.furrow.simulation;

import dev.furrow.simulation.check.Checker;
import dev.furrow.simulation.check.Evidence;
import dev.furrow.simulation.check.Invariants;
import dev.furrow.simulation.check.RunHistory;
import dev.furrow.simulation.check.ServicePromises;
import dev.furrow.simulation.model.Circumstances;
import dev.furrow.simulation.model.Replay;
import dev.furrow.simulation.schedule.Chance;
import dev.furrow.simulation.schedule.Trace;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/// One world from its beginning to its end, and the verdict on it. The seed decides everything: the same seed and
/// number of steps make the same run to the byte.
public final class Simulation {
    /// What came of it.
    ///
    /// @param seed the seed
    /// @param steps how many steps were taken
    /// @param parameters what kind of world it was
    /// @param hash two runs with the same one were the same
    /// @param calls how many calls clients made
    /// @param events how many events the histories have in the end
    /// @param crashes how often the server died
    /// @param seen the types of all events in histories, and every point at which the server died
    /// @param violations what should not be; empty if all is well
    public record Result(
            long seed,
            long steps,
            String parameters,
            long hash,
            int calls,
            int events,
            long crashes,
            Set<String> seen,
            List<String> violations) {}

    private Simulation() {}

    /// Runs one world.
    ///
    /// @param seed decides everything
    /// @param steps how many steps
    /// @param log where each step is printed; null for nowhere
    public static Result run(long seed, int steps, @Nullable PrintStream log) {
        // In a pool of one: the engine's recovery reads its lanes side by side, and finds itself alone.
        try (ForkJoinPool alone = new ForkJoinPool(1)) {
            return alone.submit(() -> runAlone(seed, steps, log)).join();
        }
    }

    /// A world that has come to its end, with everything by which it can be judged.
    record Played(Evidence evidence, Circumstances circumstances, List<RunHistory> restored, List<String> troubles) {
        /// What should not be.
        List<String> violations() {
            List<String> violations = new ArrayList<>(troubles);
            violations.addAll(Checker.check(evidence));
            violations.addAll(Invariants.check(evidence));
            violations.addAll(ServicePromises.p8DeniedCallsHaveNoEffect(evidence));
            violations.addAll(ServicePromises.p10BackupsAreStatesThatExisted(restored, evidence.runs()));
            violations.addAll(Replay.check(evidence, circumstances));
            return violations;
        }
    }

    /// Lets a world happen.
    static Played play(World world, int steps) {
        world.begin();
        while (world.steps() < steps) {
            world.step();
        }
        world.calmDown();
        boolean drained = world.drain();
        Evidence evidence = new Evidence(
                world.calls(), world.ground().runs(), world.server().now(), drained);
        world.traffic().checkThatNobodyIsGone(evidence.runs());
        Played played = new Played(evidence, world.witness().circumstances(), world.restored(), world.troubles());
        world.letRetentionPass(evidence.runs());
        return played;
    }

    /// As [#run], for a thread that is alone in its pool.
    private static Result runAlone(long seed, int steps, @Nullable PrintStream log) {
        Chance chance = new Chance(seed);
        Trace trace = new Trace(log);
        Parameters parameters = Parameters.draw(chance);
        trace.explain(parameters.toString());
        World world = new World(parameters, chance, trace);
        List<String> violations;
        int events = 0;
        Set<String> seen = new TreeSet<>();
        try {
            Played played = play(world, steps);
            for (RunHistory run : played.evidence.runs()) {
                events += run.events().size();
                run.events().forEach(event -> seen.add(event.eventType().name()));
            }
            violations = played.violations();
        } catch (RuntimeException broken) {
            violations = List.of("The simulation could not go on: " + broken + " at " + broken.getStackTrace()[0]);
            if (log != null) {
                broken.printStackTrace(log);
            }
        }
        world.crashes().forEach(at -> seen.add(at.name()));
        return new Result(
                seed,
                world.steps(),
                parameters.toString(),
                trace.hash(),
                world.calls().size(),
                events,
                world.crashes().size(),
                seen,
                violations);
    }
}
