package dev.furrow.microbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Guards what each stop allocates, which, other than time, is the same on every machine and however busy it is. The
/// JVM of this test runs without its optimizing compiler, which would leave out allocations when it finds the time.
///
/// A stop that allocates more on purpose: `./mvnw -pl furrow-microbench -am test -Dbaseline.rewrite=true
/// -Dtest=AllocationTest -Dsurefire.failIfNoSpecifiedTests=false`, and say in the commit what it brought.
class AllocationTest {
    private static final Path BASELINE = Path.of("src/test/baseline/allocations.properties");
    private static final double GROWTH = 1.15;
    private static final int WARM_UP_ROUNDS = 5;
    private static final int ROUNDS = 21;
    private static final int CALLS = 100;

    @TempDir
    private Path directory;

    @Test
    void noStopAllocatesMuchMoreThanItDid() throws IOException {
        Map<String, Long> measured = measure();
        if (Boolean.getBoolean("baseline.rewrite")) {
            write(measured);
        }
        Properties baseline = new Properties();
        try (var lines = Files.newBufferedReader(BASELINE)) {
            baseline.load(lines);
        }

        assertThat(measured.keySet()).isEqualTo(new TreeMap<>(baseline).keySet());
        List<String> grown = new ArrayList<>();
        measured.forEach((stop, bytes) -> {
            long before = Long.parseLong(baseline.getProperty(stop));
            if (bytes > before * GROWTH) {
                grown.add(stop + " allocates " + bytes + " bytes, it was " + before);
            }
        });
        assertThat(grown)
                .as("growth above 15 %; see this test for how to accept it")
                .isEmpty();
    }

    /// Bytes by stop: of a request, or of an event.
    private Map<String, Long> measure() {
        Map<String, Long> measured = new TreeMap<>();
        Store memory = Stores.inMemory();
        try (Walk walk = new Walk(memory)) {
            List<Costs> rounds = rounds(walk);
            for (Stop stop : Stop.values()) {
                measured.put(stop.name().toLowerCase(Locale.ROOT), perRequest(stop, rounds));
            }
            OneHistory history = OneHistory.of(walk, memory);
            measured.put("encode-event", perEvent(history, history::encode));
            measured.put("apply-event", perEvent(history, history::apply));
            measured.put("replay-event", perEvent(history, history::replay));
        }
        SignatureBenchmark signatures = new SignatureBenchmark();
        measured.put("sign", perCall(signatures::sign));
        measured.put("verify", perCall(signatures::verify));
        try (Walk walk = new Walk(Stores.onDisk(directory))) {
            measured.put("commit-rocksdb", perRequest(Stop.COMMIT, rounds(walk)));
        }
        return measured;
    }

    private static List<Costs> rounds(Walk walk) {
        List<Costs> rounds = new ArrayList<>();
        for (int i = 0; i < WARM_UP_ROUNDS + ROUNDS; i++) {
            walk.round();
            Costs costs = walk.takeCosts();
            if (i >= WARM_UP_ROUNDS) {
                rounds.add(costs);
            }
        }
        return rounds;
    }

    private static long perRequest(Stop stop, List<Costs> rounds) {
        return median(rounds.stream().mapToLong(costs -> costs.bytes(stop)).toArray())
                / ((long) Walk.ABREAST * Walk.REQUESTS);
    }

    private static long perEvent(OneHistory history, Runnable work) {
        return perRound(work) / history.length();
    }

    private static long perCall(Supplier<?> call) {
        return perRound(() -> {
                    for (int i = 0; i < CALLS; i++) {
                        var _ = call.get();
                    }
                })
                / CALLS;
    }

    private static long perRound(Runnable work) {
        long[] bytes = new long[ROUNDS];
        for (int i = -WARM_UP_ROUNDS; i < ROUNDS; i++) {
            long before = Costs.allocated();
            work.run();
            if (i >= 0) {
                bytes[i] = Costs.allocated() - before;
            }
        }
        return median(bytes);
    }

    private static long median(long[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static void write(Map<String, Long> measured) throws IOException {
        StringBuilder lines = new StringBuilder("# Bytes that each stop allocates: of a request of a workflow with one"
                + " activity, of an event.\n# Written by AllocationTest with -Dbaseline.rewrite=true.\n");
        measured.forEach(
                (stop, bytes) -> lines.append(stop).append('=').append(bytes).append('\n'));
        Files.createDirectories(BASELINE.getParent());
        Files.writeString(BASELINE, lines);
    }
}
