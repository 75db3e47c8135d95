package dev.furrow.engine;

import dev.furrow.engine.lane.Committer;
import dev.furrow.engine.lane.DecidedBatch;
import dev.furrow.engine.lane.Lane;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Drives on the caller's thread, when the caller says so. Nothing happens between calls, so a test that advances its
/// clock and calls [#run] sees everything that was due happen, in the same order each time.
public final class SteppedDriver implements Driver {
    private final Executor reads;
    private List<Lane> lanes = List.of();
    private @Nullable Committer committer;
    private Runnable housekeeping = () -> {};

    /// Makes answers that read the store at once.
    public SteppedDriver() {
        this(Runnable::run);
    }

    /// @param reads where answers are made that read the store
    public SteppedDriver(Executor reads) {
        this.reads = reads;
    }

    @Override
    public Executor reads() {
        return reads;
    }

    @Override
    public void start(List<Lane> lanesToDrive, Committer theCommitter, Runnable keepHouse) {
        lanes = List.copyOf(lanesToDrive);
        committer = theCommitter;
        housekeeping = keepHouse;
    }

    /// Decides and commits until there is nothing left to do now.
    public void run() {
        boolean busy = true;
        while (busy) {
            busy = false;
            for (Lane lane : lanes) {
                busy |= step(lane);
            }
            busy |= committer().commitPending();
        }
    }

    /// Keeps house once, then everything that follows from it.
    public void keepHouse() {
        housekeeping.run();
        run();
    }

    /// When something is due by itself, in milliseconds since 1970; [Long#MAX_VALUE] if nothing ever is.
    public long nextDeadline() {
        return lanes.stream().mapToLong(Lane::nextDeadline).min().orElse(Long.MAX_VALUE);
    }

    private Committer committer() {
        return Objects.requireNonNull(committer, "Not started");
    }

    private boolean step(Lane lane) {
        DecidedBatch batch = lane.hasWork() ? lane.decide() : null;
        if (batch == null) {
            return false;
        }
        try {
            committer().submit(batch);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while stepping", interrupted);
        }
        return true;
    }

    @Override
    public boolean stop(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        run();
        return System.nanoTime() < end;
    }
}
