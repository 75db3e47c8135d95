package dev.furrow.engine.lane;

import dev.furrow.engine.lane.DecidedBatch.Decided;
import dev.furrow.engine.store.Batch;
import dev.furrow.engine.store.Store;
import dev.furrow.engine.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes batches durable and then lets their effects and answers out, in the order of decision.
///
/// Whatever the lanes have handed over while the last commit was under way goes into the next one together. If a
/// commit fails for lack of room it is kept and tried again: its rows are the same rows, so a half-written attempt
/// does no harm. Any other failure is final, because nobody can say what is on disk after a failed flush; nothing of
/// the batch is ever acknowledged.
///
/// [#submit] may be called by any thread; the rest belongs to one thread at a time.
public final class Committer {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    /// So many batches may wait for the disk; then lanes stop deciding, and what comes in waits in their inboxes.
    private static final int MAX_WAITING = 64;

    private final BlockingQueue<DecidedBatch> handedOver = new LinkedBlockingQueue<>(MAX_WAITING);
    private final List<DecidedBatch> pending = new ArrayList<>();
    private final Store store;
    private final StoreGate gate;
    private final Release release;
    private final CommitObserver observer;
    private final Consumer<StoreException> fatal;
    private boolean failed;

    /// @param fatal hears of a failure after which the process must end
    public Committer(
            Store store, StoreGate gate, Release release, CommitObserver observer, Consumer<StoreException> fatal) {
        this.store = store;
        this.gate = gate;
        this.release = release;
        this.observer = observer;
        this.fatal = fatal;
    }

    /// Takes a batch over; waits while too many are waiting already.
    public void submit(DecidedBatch batch) throws InterruptedException {
        handedOver.put(batch);
    }

    /// Whether there is anything that is not durable yet.
    public boolean isIdle() {
        return handedOver.isEmpty() && pending.isEmpty();
    }

    /// Waits for a batch and commits everything that has come in.
    ///
    /// @param millis how long to wait
    /// @return false if there is something to commit and it could not be done
    public boolean commitNext(long millis) throws InterruptedException {
        if (pending.isEmpty()) {
            DecidedBatch first = handedOver.poll(millis, TimeUnit.MILLISECONDS);
            if (first == null) {
                return true;
            }
            pending.add(first);
        }
        return commitPending();
    }

    /// Commits everything that has come in; does nothing if nothing has.
    ///
    /// @return whether anything became durable
    public boolean commitPending() {
        if (failed) {
            return false;
        }
        handedOver.drainTo(pending);
        if (pending.isEmpty()) {
            return false;
        }
        if (!write(merged())) {
            return false;
        }
        // Copied: a release may lead to new batches, and an exception must not repeat what was released.
        List<DecidedBatch> durable = List.copyOf(pending);
        pending.clear();
        observer.release(() -> letOut(durable));
        return true;
    }

    private void letOut(List<DecidedBatch> durable) {
        for (DecidedBatch batch : durable) {
            for (Decided decided : batch.decided()) {
                letOut(decided);
            }
            batch.lane().committed();
        }
    }

    private Batch merged() {
        if (pending.size() == 1) {
            return pending.getFirst().writes();
        }
        Batch all = new Batch();
        for (DecidedBatch batch : pending) {
            all.append(batch.writes());
        }
        return all;
    }

    private boolean write(Batch batch) {
        if (batch.isEmpty()) {
            return true;
        }
        long begin = System.nanoTime();
        try {
            store.commit(batch);
        } catch (StoreException e) {
            if (e.trouble() == StoreException.Trouble.NO_SPACE) {
                if (gate.isOpen()) {
                    LOG.error("{}. Nothing that writes is accepted until there is room", e.getMessage());
                }
                gate.commitStuck(true);
            } else {
                failed = true;
                fatal.accept(e);
            }
            return false;
        }
        gate.commitStuck(false);
        observer.committed(pending.stream().mapToInt(b -> b.decided().size()).sum(), System.nanoTime() - begin);
        return true;
    }

    private void letOut(Decided decided) {
        try {
            release.release(decided.turn());
            decided.work().settled(decided.turn());
        } catch (RuntimeException defect) {
            LOG.error("A defect: the effects of {} could not be let out", decided.work(), defect);
        }
    }
}
