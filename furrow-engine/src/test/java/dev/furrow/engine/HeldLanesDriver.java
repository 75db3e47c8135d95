package dev.furrow.engine;

import dev.furrow.engine.lane.Committer;
import dev.furrow.engine.lane.DecidedBatch;
import dev.furrow.engine.lane.Lane;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/// Drives on the caller's thread like [SteppedDriver], but leaves some lanes alone, and commits only when told to:
/// for tests of what is under way when a process dies.
public final class HeldLanesDriver implements Driver {
    private final Set<Integer> held = new HashSet<>();
    private List<Lane> lanes = List.of();
    private Committer committer;
    private Runnable housekeeping = () -> {};

    @Override
    public Executor reads() {
        return Runnable::run;
    }

    @Override
    public void start(List<Lane> lanesToDrive, Committer theCommitter, Runnable keepHouse) {
        lanes = List.copyOf(lanesToDrive);
        committer = theCommitter;
        housekeeping = keepHouse;
    }

    /// Leaves a lane alone from now on.
    public void hold(int lane) {
        held.add(lane);
    }

    /// Drives a lane again.
    public void letGo(int lane) {
        held.remove(lane);
    }

    /// Decides and commits until nothing is left to do on the lanes that are driven.
    public void run() {
        boolean busy = true;
        while (busy) {
            busy = decide();
            busy |= commit();
        }
    }

    /// Decides what has come in, without committing it.
    public boolean decide() {
        boolean busy = false;
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            DecidedBatch batch = held.contains(i) || !lane.hasWork() ? null : lane.decide();
            if (batch != null) {
                busy = true;
                submit(batch);
            }
        }
        return busy;
    }

    /// Commits what is decided.
    public boolean commit() {
        return committer.commitPending();
    }

    /// Keeps house once.
    public void keepHouse() {
        housekeeping.run();
    }

    private void submit(DecidedBatch batch) {
        try {
            committer.submit(batch);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while stepping", interrupted);
        }
    }

    @Override
    public boolean stop(long millis) {
        return true;
    }
}
