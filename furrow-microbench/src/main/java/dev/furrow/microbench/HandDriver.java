package dev.furrow.microbench;

import dev.furrow.engine.Driver;
import dev.furrow.engine.lane.Committer;
import dev.furrow.engine.lane.DecidedBatch;
import dev.furrow.engine.lane.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Drives an engine stop by stop on the caller's thread, so that each can be looked at alone.
final class HandDriver implements Driver {
    private final List<Runnable> reads = new ArrayList<>();
    private List<Lane> lanes = List.of();
    private @Nullable Committer committer;

    @Override
    public Executor reads() {
        return reads::add;
    }

    @Override
    public void start(List<Lane> lanesToDrive, Committer theCommitter, Runnable housekeeping) {
        lanes = List.copyOf(lanesToDrive);
        committer = theCommitter;
    }

    /// Decides everything that has come in.
    void decide() {
        for (Lane lane : lanes) {
            while (lane.hasWork()) {
                DecidedBatch batch = lane.decide();
                if (batch == null) {
                    break;
                }
                try {
                    committer().submit(batch);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("Interrupted while deciding", e);
                }
            }
        }
    }

    /// Commits everything that is decided.
    void commit() {
        committer().commitPending();
    }

    /// Makes the answers that read the store.
    void read() {
        for (Runnable each : reads) {
            each.run();
        }
        reads.clear();
    }

    private Committer committer() {
        return Objects.requireNonNull(committer, "Not started");
    }

    @Override
    public boolean stop(long millis) {
        return true;
    }
}
