package dev.furrow.internal.strand;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The strands of one execution and the baton that passes between them.
///
/// There is one baton. The driver, which is whatever thread makes the decision, gives it to the first strand
/// that is ready and waits; a strand that waits gives it to the next one that is ready, in the order in which
/// they became so. When none is ready, the conditions that strands wait for are asked in the order in which the
/// waiting began, and the first strand whose condition holds runs; they are all asked again after each run,
/// because it may have changed what they look at. When none holds either, the baton goes back to the driver. So
/// the order depends on nothing but what the strands do, and each hand-over wakes one thread.
public final class Strands {
    private static final long STUCK_NANOS = 900_000_000L;

    private final Consumer<Strand> onEnter;
    private final Consumer<Strand> onStuck;
    private final ArrayDeque<Strand> ready = new ArrayDeque<>();
    private final Set<Strand> waiting = new LinkedHashSet<>();
    private final Set<Strand> live = new LinkedHashSet<>();
    private @Nullable Strand running;
    private @Nullable Throwable failure;
    private volatile @Nullable Thread driver;
    private volatile boolean idle = true;
    private volatile long lookedAt;
    private volatile boolean stuck;
    private volatile boolean dropping;

    /// @param onEnter called on each strand's own thread before its body
    /// @param onStuck called by the driver, about once a second, while a strand runs and does not wait
    public Strands(Consumer<Strand> onEnter, Consumer<Strand> onStuck) {
        this.onEnter = onEnter;
        this.onStuck = onStuck;
    }

    /// Adds a strand; it begins when its turn comes.
    ///
    /// @param first whether it goes before those that are ready already
    public Strand spawn(String name, Runnable body, boolean first) {
        refuseWhenDropping();
        Strand strand = new Strand(this, name, body);
        live.add(strand);
        strand.queued(true);
        if (first) {
            ready.addFirst(strand);
        } else {
            ready.addLast(strand);
        }
        return strand;
    }

    /// Lets a parked strand go on when its turn comes; nothing happens if it is not parked, or ready already.
    public void wake(Strand strand) {
        if (strand.isParked() && !strand.isQueued() && !strand.isEnded()) {
            strand.queued(true);
            ready.addLast(strand);
        }
    }

    /// Called by the driver: lets strands run until all of them wait.
    ///
    /// @throws Error what has left the body of a strand, if anything has
    public void run() {
        Strand next = pick();
        if (next != null) {
            driver = Thread.currentThread();
            idle = false;
            running = next;
            next.grant();
            awaitIdle();
        }
        Throwable defect = failure;
        if (defect != null) {
            failure = null;
            if (defect instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("A strand's body must keep its exceptions", defect);
        }
    }

    private void awaitIdle() {
        boolean interrupted = false;
        lookedAt = System.nanoTime();
        Lookout.begin(this);
        try {
            while (!idle) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
                Strand current = running;
                if (stuck && !idle && current != null) {
                    onStuck.accept(current);
                }
                stuck = false;
            }
        } finally {
            Lookout.end(this);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Called by the lookout while strands run: tells the driver when they have done so for long.
    void lookAfter(long now) {
        Thread waiting = driver;
        if (!idle && waiting != null && now - lookedAt >= STUCK_NANOS) {
            lookedAt = now;
            stuck = true;
            LockSupport.unpark(waiting);
        }
    }

    /// Called by a strand: waits until somebody wakes it. It may be woken for another reason than it hopes for.
    public void park(Strand self) {
        refuseWhenDropping();
        self.parked(true);
        handOver(self);
    }

    /// Called by a strand: waits until a condition holds.
    public void await(Strand self, BooleanSupplier condition) {
        refuseWhenDropping();
        if (condition.getAsBoolean()) {
            return;
        }
        self.condition(condition);
        waiting.add(self);
        handOver(self);
        Throwable thrown = self.takeConditionFailure();
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw (RuntimeException) thrown;
        }
    }

    private void handOver(Strand self) {
        Strand next = pick();
        if (next != self) {
            pass(next);
            self.awaitGrant();
        }
        refuseWhenDropping();
        running = self;
    }

    private void pass(@Nullable Strand next) {
        if (next != null) {
            running = next;
            next.grant();
        } else {
            running = null;
            idle = true;
            LockSupport.unpark(driver);
        }
    }

    private @Nullable Strand pick() {
        if (dropping || failure != null) {
            return null;
        }
        Strand first = ready.pollFirst();
        if (first != null) {
            first.queued(false);
            first.parked(false);
            return first;
        }
        for (Iterator<Strand> all = waiting.iterator(); all.hasNext(); ) {
            Strand strand = all.next();
            if (holds(strand)) {
                all.remove();
                strand.condition(null);
                return strand;
            }
        }
        return null;
    }

    private static boolean holds(Strand strand) {
        BooleanSupplier condition = strand.condition();
        try {
            return condition == null || condition.getAsBoolean();
        } catch (RuntimeException | Error thrown) {
            // It belongs to the strand that waits, whoever happens to ask.
            strand.conditionFailed(thrown);
            return true;
        }
    }

    void enter(Strand strand) {
        refuseWhenDropping();
        onEnter.accept(strand);
    }

    void failed(Strand strand, Throwable defect) {
        if (!dropping) {
            failure = defect;
        }
    }

    void leave(Strand strand) {
        live.remove(strand);
        pass(pick());
    }

    /// Called by a strand before anything that it does to its execution.
    public void refuseWhenDropping() {
        if (dropping) {
            throw new StrandDropped();
        }
    }

    /// Whether the strands are being unwound; then logs and metrics are mute.
    public boolean isDropping() {
        return dropping;
    }

    /// The strands that have not ended, in the order of their beginning.
    public List<Strand> live() {
        return List.copyOf(live);
    }

    /// Called by the driver while no strand runs: unwinds all strands and waits for that. The execution is of no
    /// use afterwards.
    public void drop() {
        dropping = true;
        driver = Thread.currentThread();
        for (Strand strand : new ArrayList<>(live)) {
            if (strand.hasBegun() && !strand.isEnded()) {
                idle = false;
                running = strand;
                strand.grant();
                awaitIdle();
            }
        }
        live.clear();
        ready.clear();
        waiting.clear();
    }
}
