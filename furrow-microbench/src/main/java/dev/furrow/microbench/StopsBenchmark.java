package dev.furrow.microbench;

import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.store.Batch;
import dev.furrow.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// The stops under JMH. With the `gc` profiler it says what each allocates once the compiler has done its best; for
/// `decide` that includes the walk to the leg and from it, [StopTable] has the figure alone.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StopsBenchmark {

    /// A history, and a walk over a store in memory.
    @State(Scope.Thread)
    public static class InMemory {
        final Store store = Stores.inMemory();
        final Walk walk = new Walk(store);
        final OneHistory history = OneHistory.of(walk, store);
    }

    /// One batch of starts, as the lane hands it over, on either kind of store.
    @State(Scope.Thread)
    public static class OneBatch {
        /// Which store.
        @Param({"memory", "rocksdb"})
        public String kind = "memory";

        private @Nullable Path directory;
        private Store store = Stores.inMemory();
        private Batch batch = new Batch();

        /// Opens the store and has a walk make the batch.
        @Setup
        public void make() throws IOException {
            if (kind.equals("rocksdb")) {
                directory = Files.createTempDirectory("furrow-microbench");
                store = Stores.onDisk(directory);
            }
            AtomicReference<Batch> last = new AtomicReference<>(batch);
            Walk walk = new Walk(Stores.watched(store, last::set));
            walk.startOne();
            batch = last.get();
        }

        /// Closes the store.
        @TearDown
        public void close() throws IOException {
            store.close();
            if (directory != null) {
                Stores.remove(directory);
            }
        }
    }

    /// Requests in the inbox of a lane.
    @State(Scope.Thread)
    public static class AtTheLane {
        /// Which request is decided.
        @Param({"START", "SCHEDULE", "COMPLETE_ACTIVITY", "COMPLETE"})
        public Walk.Leg leg = Walk.Leg.START;

        private final Walk walk = new Walk(Stores.inMemory());

        /// Leads workflows to the leg.
        @Setup(Level.Invocation)
        public void arrive() {
            for (Walk.Leg each : Walk.Leg.values()) {
                walk.arrive(each);
                if (each == leg) {
                    return;
                }
                walk.decide();
                walk.depart();
            }
        }

        /// Leads them to their end.
        @TearDown(Level.Invocation)
        public void finish() {
            walk.depart();
            for (Walk.Leg each : Walk.Leg.values()) {
                if (each.compareTo(leg) > 0) {
                    walk.arrive(each);
                    walk.decide();
                    walk.depart();
                }
            }
        }
    }

    /// Whole workflows, from bytes to bytes.
    @Benchmark
    @OperationsPerInvocation(Walk.ABREAST)
    public void workflow(InMemory state) {
        state.walk.round();
    }

    /// The events of a workflow to bytes.
    @Benchmark
    public List<byte[]> encode(InMemory state) {
        return state.history.encode();
    }

    /// The events of a workflow folded.
    @Benchmark
    public WorkflowExecutionState apply(InMemory state) {
        return state.history.apply();
    }

    /// The events of a workflow read back and folded.
    @Benchmark
    public WorkflowExecutionState replay(InMemory state) {
        return state.history.replay();
    }

    /// A lane's part.
    @Benchmark
    @OperationsPerInvocation(Walk.ABREAST)
    public void decide(AtTheLane state) {
        state.walk.decide();
    }

    /// One batch of starts.
    @Benchmark
    @OperationsPerInvocation(Walk.ABREAST)
    public void commit(OneBatch state) {
        state.store.commit(state.batch);
    }
}
