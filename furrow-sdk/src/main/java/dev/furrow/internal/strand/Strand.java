package dev.furrow.internal.strand;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One line of execution. Its fields are touched by whoever has the baton: the strand that runs, or the driver
/// while none does; handing over is a volatile write and read, so nobody sees anything stale.
public final class Strand {
    private final Strands strands;
    private final String name;
    private final Runnable body;
    private @Nullable Thread thread;
    private volatile boolean granted;
    private boolean queued;
    private boolean parked = true;
    private boolean ended;
    private @Nullable BooleanSupplier condition;
    private @Nullable Throwable conditionFailure;

    Strand(Strands strands, String name, Runnable body) {
        this.strands = strands;
        this.name = name;
        this.body = body;
    }

    /// Its name, unique in its execution.
    public String name() {
        return name;
    }

    /// Whether its body has ended.
    public boolean isEnded() {
        return ended;
    }

    /// Where it is; empty if it has not begun or has ended.
    public StackTraceElement[] stack() {
        Thread running = thread;
        return running == null || ended ? new StackTraceElement[0] : running.getStackTrace();
    }

    boolean hasBegun() {
        return thread != null;
    }

    boolean isQueued() {
        return queued;
    }

    void queued(boolean now) {
        queued = now;
    }

    boolean isParked() {
        return parked;
    }

    void parked(boolean now) {
        parked = now;
    }

    @Nullable BooleanSupplier condition() {
        return condition;
    }

    void condition(@Nullable BooleanSupplier awaited) {
        condition = awaited;
    }

    void conditionFailed(Throwable failure) {
        conditionFailure = failure;
    }

    @Nullable Throwable takeConditionFailure() {
        Throwable failure = conditionFailure;
        conditionFailure = null;
        return failure;
    }

    /// Gives it the baton.
    void grant() {
        granted = true;
        Thread running = thread;
        if (running == null) {
            running = Thread.ofVirtual().name(name).unstarted(this::run);
            thread = running;
            running.start();
        } else {
            LockSupport.unpark(running);
        }
    }

    /// Called by the strand itself: waits for the baton.
    void awaitGrant() {
        while (!granted) {
            LockSupport.park(this);
            // Somebody's interrupt must not turn waiting into spinning; strands are cancelled, not interrupted.
            Thread.interrupted();
        }
        granted = false;
    }

    private void run() {
        granted = false;
        try {
            strands.enter(this);
            body.run();
        } catch (StrandDropped dropped) {
            // As intended.
        } catch (Throwable defect) {
            strands.failed(this, defect);
        } finally {
            ended = true;
            strands.leave(this);
        }
    }
}
