package dev.furrow.simulation;

import dev.furrow.engine.Driver;
import dev.furrow.engine.lane.Committer;
import dev.furrow.engine.lane.DecidedBatch;
import dev.furrow.engine.lane.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Drives an engine one step at a time, each when the scheduler says so: a lane decides, the committer commits, an
/// answer is read from the store. The order in which they take turns is what a simulation varies.
final class SimulatedDriver implements Driver {
    /// As many as the committer takes without making a lane wait, which would stop the only thread there is.
    private static final int MOST_BATCHES = 60;

    private final List<Runnable> reads = new ArrayList<>();
    private List<Lane> lanes = List.of();
    private @Nullable Committer committer;
    private Runnable housekeeping = () -> {};
    private int handedOver;
    private boolean committing;

    @Override
    public Executor reads() {
        return reads::add;
    }

    @Override
    public void start(List<Lane> lanesToDrive, Committer theCommitter, Runnable keepHouse) {
        lanes = List.copyOf(lanesToDrive);
        committer = theCommitter;
        housekeeping = keepHouse;
    }

    /// How many lanes there are.
    int lanes() {
        return lanes.size();
    }

    /// Lets a lane decide.
    ///
    /// @return whether there was anything to decide
    boolean decide(int lane) {
        Lane chosen = lanes.get(lane);
        if (handedOver >= MOST_BATCHES || !chosen.hasWork()) {
            return false;
        }
        DecidedBatch batch = chosen.decide();
        if (batch == null) {
            return false;
        }
        handedOver++;
        try {
            committer().submit(batch);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("Nobody interrupts a simulation", interrupted);
        }
        return true;
    }

    /// Commits what the lanes have decided.
    ///
    /// @return whether anything became durable
    boolean commit() {
        if (committing || committer().isIdle()) {
            return false;
        }
        committing = true;
        handedOver = 0;
        try {
            return committer().commitPending();
        } finally {
            committing = false;
        }
    }

    /// How many answers wait for being read from the store.
    int pendingReads() {
        return reads.size();
    }

    /// Makes one of those answers.
    void read(int which) {
        reads.remove(which).run();
    }

    /// What a server does about once a second.
    void keepHouse() {
        housekeeping.run();
    }

    /// When something is due by itself, in milliseconds since 1970; [Long#MAX_VALUE] if nothing ever is.
    long nextDeadline() {
        return lanes.stream().mapToLong(Lane::nextDeadline).min().orElse(Long.MAX_VALUE);
    }

    /// Whether there is nothing to do without something happening outside.
    boolean isIdle() {
        return reads.isEmpty() && committer().isIdle() && lanes.stream().noneMatch(Lane::hasWork);
    }

    private Committer committer() {
        return Objects.requireNonNull(committer, "Not started");
    }

    @Override
    public boolean stop(long millis) {
        return true;
    }
}
