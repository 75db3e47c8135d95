package dev.furrow.engine.watch;

import dev.furrow.engine.id.RunKey;
import java.util.concurrent.atomic.AtomicBoolean;

/// Somebody who waits for a run to go on. Hears of it once, on a thread of the engine's that must not be held up.
public final class Watch {
    /// Waits for the end of the run, however many events come before.
    public static final long END = Long.MAX_VALUE;

    private final RunKey run;
    private final long afterEventId;
    private final Runnable seen;
    private final AtomicBoolean told = new AtomicBoolean();

    /// @param afterEventId the newest event that is known already, or [#END]
    /// @param seen hears when there is a later one, or when the run is closed
    public Watch(RunKey run, long afterEventId, Runnable seen) {
        this.run = run;
        this.afterEventId = afterEventId;
        this.seen = seen;
    }

    /// Which run.
    public RunKey run() {
        return run;
    }

    /// The newest event that is known already.
    public long afterEventId() {
        return afterEventId;
    }

    /// What is waited for has come.
    void tell() {
        if (told.compareAndSet(false, true)) {
            seen.run();
        }
    }
}
