package dev.furrow.engine.lane;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.engine.execution.PendingTask;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.id.IdSource;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.message.MessageSequence;
import dev.furrow.engine.turn.RunChanges;
import dev.furrow.engine.turn.Turn;
import dev.furrow.engine.turn.WantedHistory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The only writer of a set of slots: takes work from its inbox, decides it in memory, and hands out batches to
/// commit.
///
/// While one batch is being flushed the next is being decided; a batch is whatever has come in meanwhile, so batches
/// grow with the load and nobody waits for a timer. Events are applied as they are decided, ahead of the disk, which
/// is safe because answers, tasks and messages leave only with their batch, in order.
///
/// [#submit] may be called by any thread. [#decide] and what it touches belong to one thread at a time.
public final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final int MAX_TURNS = 256;
    /// So many turns of a batch may go to what is due, so that requests get through a storm of timers.
    private static final int MAX_DEADLINES = 128;
    private static final int MAX_BYTES = 1 << 20;
    private static final long MAX_RECENT_BYTES = 16 << 20;

    private final Inbox inbox = new Inbox();
    private final Deque<Work> waitingForRoom = new ArrayDeque<>();
    private final OpenRuns runs;
    private final RecentHistory recent = new RecentHistory(MAX_RECENT_BYTES);
    private final BatchWriter writer = new BatchWriter(recent);
    private final MessageSequence sequence = new MessageSequence();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Set<RunKey> toReload = new HashSet<>();
    private final Clock clock;
    private final IdSource ids;
    private final ToIntFunction<String> historyLimit;
    private final StoreGate gate;
    private final RunLoader loader;
    private final Consumer<PendingTask> offers;
    private final Consumer<WorkflowExecutionState> woken;
    private volatile Runnable wakeUp = () -> {};
    private volatile boolean behind;

    /// @param counter counts open runs over all lanes
    /// @param historyLimit the number of events at which a run of a domain is terminated
    /// @param gate whether the store takes writes
    /// @param loader brings runs back: after a start, and when a defect has left them in doubt
    /// @param offers takes the waiting tasks of such runs
    /// @param woken hears of every run that is back after a start
    public Lane(
            Clock clock,
            IdSource ids,
            OpenCounter counter,
            ToIntFunction<String> historyLimit,
            StoreGate gate,
            RunLoader loader,
            Consumer<PendingTask> offers,
            Consumer<WorkflowExecutionState> woken) {
        this.clock = clock;
        this.ids = ids;
        this.runs = new OpenRuns(counter, run -> loader.load(List.of(run), this::wake));
        this.historyLimit = historyLimit;
        this.gate = gate;
        this.loader = loader;
        this.offers = offers;
        this.woken = woken;
    }

    /// Says how to wake whoever drives the lane when there is work.
    public void onWork(Runnable wake) {
        wakeUp = wake;
    }

    /// Adds work. Work of one urgency from one thread is decided in the order in which that thread adds it.
    public void submit(Work work) {
        inbox.add(work);
        wakeUp.run();
    }

    /// Wakes whoever drives the lane.
    public void wake() {
        wakeUp.run();
    }

    /// Takes in a run that is open when the engine starts. It is brought back by [#wake], or before that when it is
    /// needed. To be called before the lane is driven.
    public void putToSleep(RunKey run) {
        runs.putToSleep(run);
    }

    /// Hands in runs that were read while they were asleep. Those that have been needed meanwhile are passed over:
    /// what was read of them may be old.
    ///
    /// @param done run when they are in
    public void wake(List<RunLoader.Loaded> loaded, Runnable done) {
        submit(new WakingWork(loaded, done));
    }

    /// Whether there may be something to decide now.
    public boolean hasWork() {
        if (!toReload.isEmpty()) {
            return inFlight.get() == 0;
        }
        if (!inbox.isEmpty()) {
            return true;
        }
        return gate.isOpen() && (!waitingForRoom.isEmpty() || runs.nextDeadline() <= clock.now());
    }

    /// When something may be due by itself, in milliseconds since 1970; [Long#MAX_VALUE] if nothing ever is.
    public long nextDeadline() {
        return gate.isOpen() ? runs.nextDeadline() : Long.MAX_VALUE;
    }

    /// How many pieces of work wait.
    public int inboxSize() {
        return inbox.size();
    }

    /// Whether more waits than goes into a batch.
    public boolean isBehind() {
        return behind;
    }

    /// How many batches are decided and not yet durable.
    public int inFlight() {
        return inFlight.get();
    }

    /// Decides what is due and what has come in, up to a bound.
    ///
    /// @return what is to be committed; null if there was nothing to do
    public @Nullable DecidedBatch decide() {
        if (!toReload.isEmpty() && !reload()) {
            return null;
        }
        DecidedBatch batch = new DecidedBatch(this);
        int bytes = 0;
        boolean open = gate.isOpen();
        while (open && batch.decided().size() < MAX_DEADLINES && bytes < MAX_BYTES && toReload.isEmpty()) {
            if (runs.nextDeadline() > clock.now()) {
                break;
            }
            bytes += take(new DeadlineWork(runs.firstDue()), batch);
        }
        while (batch.decided().size() < MAX_TURNS && bytes < MAX_BYTES && toReload.isEmpty()) {
            Work work = open && !waitingForRoom.isEmpty() ? waitingForRoom.poll() : inbox.poll();
            if (work == null) {
                break;
            }
            if (open || !work.writes()) {
                bytes += take(work, batch);
            } else if (work.waitsForRoom()) {
                waitingForRoom.add(work);
            } else {
                work.turnedAway(gate.fault(), newTurn());
            }
        }
        behind = !inbox.isEmpty();
        if (batch.decided().isEmpty()) {
            return null;
        }
        inFlight.incrementAndGet();
        return batch;
    }

    /// Hears that a batch is durable and released.
    void committed() {
        inFlight.decrementAndGet();
        if (!toReload.isEmpty()) {
            wakeUp.run();
        }
    }

    private Turn newTurn() {
        return new Turn(clock.now(), ids, sequence, runs, historyLimit);
    }

    private int take(Work work, DecidedBatch batch) {
        Turn turn = newTurn();
        try {
            try {
                work.decide(turn);
            } catch (Fault fault) {
                turn.refuse(fault);
            }
            turn.finish();
            int bytes = writer.add(turn, batch.writes());
            for (RunChanges changes : turn.runs()) {
                runs.settleDeadline(changes.execution());
            }
            showRecent(turn);
            batch.decided().add(new DecidedBatch.Decided(work, turn));
            return bytes;
        } catch (RuntimeException defect) {
            LOG.error("A defect: {} could not be decided; it is refused and its run is read back", work, defect);
            doubt(turn);
            work.turnedAway(new Fault(FaultType.INTERNAL_FAILURE, "The service has a defect; see the server's log"));
            return 0;
        }
    }

    private void wake(RunLoader.Loaded loaded) {
        RunKey key = loaded.run();
        if (!runs.stopsSleeping(key)) {
            return;
        }
        switch (loaded) {
            case RunLoader.Loaded.Whole(WorkflowExecutionState execution, List<PendingTask> waiting)
            when execution.isOpen() -> {
                runs.add(execution);
                waiting.forEach(offers);
                woken.accept(execution);
            }
            case RunLoader.Loaded.Whole _ -> {
                LOG.error("The store lists {} as open but its history has ended; its workflowId stays barred", key);
                runs.markBroken(key);
            }
            case RunLoader.Loaded.Broken broken -> {
                // One history that makes no sense must not keep all the others from their work.
                LOG.error("The history of {} cannot be folded; its workflowId stays barred", key, broken.why());
                runs.markBroken(key);
            }
        }
    }

    private void showRecent(Turn turn) {
        WantedHistory wanted = turn.wantedHistory();
        List<byte[]> events = wanted == null ? null : recent.find(wanted);
        if (events != null) {
            turn.recentHistory(events);
        }
    }

    /// What a defective turn has touched is no longer what is on disk; it is barred until it is read back.
    private void doubt(Turn turn) {
        for (RunChanges changes : turn.runs()) {
            runs.remove(changes.execution());
            recent.remove(changes.execution());
            if (!changes.begun()) {
                runs.markBroken(changes.execution().key());
                toReload.add(changes.execution().key());
            }
        }
    }

    /// Reads runs back as soon as everything that was decided about them is on disk.
    private boolean reload() {
        if (inFlight.get() > 0) {
            return false;
        }
        for (RunKey key : toReload) {
            try {
                RunLoader.Loaded.Whole loaded = loader.load(key);
                if (loaded.execution().isOpen()) {
                    runs.add(loaded.execution());
                    loaded.waiting().forEach(offers);
                }
                runs.markWhole(key);
            } catch (RuntimeException defect) {
                LOG.error("The history of {} cannot be folded; its workflowId stays barred", key, defect);
            }
        }
        toReload.clear();
        return true;
    }

    /// Takes in runs that have been read.
    private final class WakingWork implements Work {
        private final List<RunLoader.Loaded> loaded;
        private final Runnable done;

        private WakingWork(List<RunLoader.Loaded> loaded, Runnable done) {
            this.loaded = loaded;
            this.done = done;
        }

        @Override
        public void decide(Turn turn) {
            loaded.forEach(Lane.this::wake);
        }

        @Override
        public void settled(Turn turn) {
            done.run();
        }

        @Override
        public void turnedAway(Fault why) {
            done.run();
        }

        @Override
        public boolean writes() {
            return false;
        }

        @Override
        public String toString() {
            return "waking of " + loaded.size() + " runs";
        }
    }

    /// Does what is due in one run.
    private final class DeadlineWork implements Work {
        private final WorkflowExecutionState execution;

        private DeadlineWork(WorkflowExecutionState execution) {
            this.execution = execution;
        }

        @Override
        public void decide(Turn turn) {
            RunKey key = execution.key();
            turn.open(key.domain(), key.workflowId());
            // Nothing may have been due after all, and then the turn does not know the run.
            runs.settleDeadline(execution);
        }

        @Override
        public void settled(Turn turn) {}

        @Override
        public void turnedAway(Fault why) {}

        @Override
        public String toString() {
            return "deadline of " + execution.key();
        }
    }
}
