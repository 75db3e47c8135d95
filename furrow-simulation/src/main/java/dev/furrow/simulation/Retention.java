package dev.furrow.simulation;

import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.simulation.check.RunHistory;
import dev.furrow.simulation.client.Vocabulary;
import dev.furrow.simulation.disk.PowerLoss;
import dev.furrow.simulation.schedule.Chance;
import dev.furrow.simulation.schedule.Crash;
import dev.furrow.simulation.schedule.CrashPoints;
import dev.furrow.simulation.schedule.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What comes when a world is over: the retention of its closed runs passes, and the server may die at any point
/// while it removes them. Before that instant they are there, from it on they are gone from every list, and soon from
/// the disk; runs that were open are not touched.
final class Retention {
    /// Days that the domain keeps closed runs.
    static final int DAYS = 30;

    private static final long MILLIS = Duration.ofDays(DAYS).toMillis();
    private static final long BETWEEN_PURGES_MILLIS = 31_000;
    private static final int PURGES = 3;

    private final SimulatedServer server;
    private final Ground ground;
    private final VirtualTime time;
    private final CrashPoints points;
    private final Chance chance;
    private final Runnable settle;
    private final List<String> troubles = new ArrayList<>();

    /// @param settle lets everything happen that can happen now
    Retention(
            SimulatedServer server,
            Ground ground,
            VirtualTime time,
            CrashPoints points,
            Chance chance,
            Runnable settle) {
        this.server = server;
        this.ground = ground;
        this.time = time;
        this.points = points;
        this.chance = chance;
        this.settle = settle;
    }

    /// Lets it pass.
    ///
    /// @param runs all runs as they are now
    /// @return one line for each thing that is not as it should be
    List<String> pass(List<RunHistory> runs) {
        List<RunHistory> closed = runs.stream().filter(run -> !run.isOpen()).toList();
        if (closed.isEmpty()) {
            return troubles;
        }
        long lastClose = closed.stream().mapToLong(Retention::closedAt).max().orElseThrow();
        advanceTo(lastClose + MILLIS - 1);
        purge();
        Set<String> justBefore = ground.listed();
        for (RunHistory run : closed) {
            if (closedAt(run) == lastClose
                    && !justBefore.contains(run.execution().runId())) {
                troubles.add("R a closed run is kept for its retention: " + run + " is gone a millisecond early");
            }
        }
        advanceTo(lastClose + MILLIS);
        Set<String> justThen = ground.listed();
        for (RunHistory run : closed) {
            if (justThen.contains(run.execution().runId())) {
                troubles.add("R a closed run is gone after its retention: " + run + " is still listed");
            }
        }
        for (int i = 0; i < PURGES; i++) {
            purge();
            time.advance(BETWEEN_PURGES_MILLIS);
        }
        points.disarm();
        settle.run();
        Set<String> after = ground.listed();
        for (RunHistory run : runs) {
            boolean listed = after.contains(run.execution().runId());
            if (run.isOpen() && !listed) {
                troubles.add("R retention touches closed runs only: " + run + " was open and is gone");
            } else if (!run.isOpen() && isStored(run)) {
                troubles.add("R a closed run is gone after its retention: " + run + " is still there");
            }
        }
        return troubles;
    }

    private static long closedAt(RunHistory run) {
        return run.events().getLast().eventTimestamp().toEpochMilli();
    }

    private void advanceTo(long now) {
        time.advance(Math.max(0, now - server.now()));
    }

    /// Removes what is past its retention; the process may die meanwhile.
    private void purge() {
        points.arm();
        try {
            settle.run();
        } catch (Crash crash) {
            server.crash(chance.pick(PowerLoss.NONE, PowerLoss.NOTHING_LEFT, PowerLoss.TORN, PowerLoss.REORDERED));
            server.boot();
        }
        points.disarm();
    }

    private boolean isStored(RunHistory run) {
        RunKey key = new RunKey(
                Vocabulary.DOMAIN,
                run.execution().workflowId(),
                Objects.requireNonNull(RunId.parse(run.execution().runId())));
        return server.store().findClosed(key) != null
                || !server.store()
                        .readHistory(key, 1, Long.MAX_VALUE, false, 1, Integer.MAX_VALUE)
                        .events()
                        .isEmpty();
    }
}
