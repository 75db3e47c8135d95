package dev.furrow.engine;

import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.lane.Lane;
import dev.furrow.engine.lane.RunLoader;
import dev.furrow.engine.store.Store;
import dev.furrow.engine.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the open runs of a store back into the lanes.
///
/// A lane needs to know *which* runs are open before it decides anything, and that is read first. What state they are
/// in it can find out when it needs one; so the engine takes requests at once, however many runs there are, while
/// readers fold histories portion by portion and hand them in.
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    /// Large enough to make a cursor worth its price, small enough that a request does not wait long for a reader.
    private static final int MOST_AT_ONCE = 500;
    /// Into so many portions few runs are divided, so that the first do not wait for the last.
    private static final int PORTIONS = 4;
    /// So many portions are read at the same time; the other readers are there for requests.
    private static final int READERS = 2;

    private final Store store;
    private final RunLoader loader;
    private final Function<RunKey, Lane> laneOf;
    private final Executor readers;
    private final Consumer<StoreException> fatal;
    /// Let go of when all are awake.
    private volatile List<RunKey> runs = List.of();
    private int total;
    private int portion;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger asleep = new AtomicInteger();
    private volatile boolean stopped;

    /// @param laneOf the lane of a run
    /// @param readers where histories are read
    /// @param fatal hears when one cannot be read
    Recovery(
            Store store,
            RunLoader loader,
            Function<RunKey, Lane> laneOf,
            Executor readers,
            Consumer<StoreException> fatal) {
        this.store = store;
        this.loader = loader;
        this.laneOf = laneOf;
        this.readers = readers;
        this.fatal = fatal;
    }

    /// Tells the lanes which runs are open. Before they are driven.
    void putToSleep() {
        List<RunKey> found = new ArrayList<>();
        store.scanOpen(run -> {
            found.add(run);
            laneOf.apply(run).putToSleep(run);
        });
        runs = found;
        total = found.size();
        portion = Math.clamp(total / PORTIONS, 1, MOST_AT_ONCE);
        asleep.set(total);
    }

    /// Begins to wake them. Once the lanes are driven.
    void begin() {
        if (total == 0) {
            return;
        }
        LOG.info("Recovering {} open executions", total);
        long begun = System.nanoTime();
        for (int i = 0; i < READERS; i++) {
            readNext(begun);
        }
    }

    /// No portion is begun any more.
    void stop() {
        stopped = true;
    }

    /// How many runs are not back yet.
    int asleep() {
        return asleep.get();
    }

    private void readNext(long begun) {
        int from = stopped ? total : next.getAndAdd(portion);
        if (from >= total) {
            return;
        }
        List<RunKey> some = runs.subList(from, Math.min(from + portion, total));
        try {
            readers.execute(() -> {
                try {
                    read(some, begun);
                    readNext(begun);
                } catch (StoreException trouble) {
                    fatal.accept(trouble);
                }
            });
        } catch (RejectedExecutionException stopping) {
            // Whoever stops the readers has no use for the rest.
            stop();
        }
    }

    private void read(List<RunKey> some, long begun) {
        Map<Lane, List<RunLoader.Loaded>> byLane = new HashMap<>();
        loader.load(
                some,
                loaded -> byLane.computeIfAbsent(laneOf.apply(loaded.run()), lane -> new ArrayList<>())
                        .add(loaded));
        byLane.forEach((lane, loaded) -> lane.wake(loaded, () -> {
            if (asleep.addAndGet(-loaded.size()) == 0) {
                LOG.info("Recovered {} open executions in {} ms", total, (System.nanoTime() - begun) / 1_000_000);
                runs = List.of();
            }
        }));
    }
}
