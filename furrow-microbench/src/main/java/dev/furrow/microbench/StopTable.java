package dev.furrow.microbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/// Microseconds and bytes of each stop, for one request of a workflow with one activity on average, as a table in
/// Markdown. Batches of 64; medians of many rounds, once the compiler has done its best.
final class StopTable {
    private static final int WARM_UP_ROUNDS = 600;
    private static final int ROUNDS = 201;
    /// Fewer where each round waits for seven flushes.
    private static final int ROUNDS_ON_DISK = 41;

    private StopTable() {}

    static String measure() throws IOException {
        StringBuilder table = new StringBuilder("| stop | µs a request | bytes a request |\n|---|---|---|\n");
        try (Walk walk = new Walk(Stores.inMemory())) {
            List<Costs> rounds = rounds(walk, WARM_UP_ROUNDS, ROUNDS);
            for (Stop stop : Stop.values()) {
                add(table, stop == Stop.COMMIT ? "commit, tables in memory" : name(stop), stop, rounds);
            }
        }
        Path directory = Files.createTempDirectory("furrow-microbench");
        try (Walk walk = new Walk(Stores.onDisk(directory))) {
            add(table, "commit, RocksDB with a flush", Stop.COMMIT, rounds(walk, ROUNDS_ON_DISK, ROUNDS_ON_DISK));
        }
        Stores.remove(directory);
        return table.toString();
    }

    private static List<Costs> rounds(Walk walk, int warmUp, int count) {
        List<Costs> rounds = new ArrayList<>();
        for (int i = 0; i < warmUp + count; i++) {
            walk.round();
            Costs costs = walk.takeCosts();
            if (i >= warmUp) {
                rounds.add(costs);
            }
        }
        return rounds;
    }

    private static void add(StringBuilder table, String name, Stop stop, List<Costs> rounds) {
        double each = Walk.ABREAST * (double) Walk.REQUESTS;
        table.append(String.format(
                Locale.ROOT,
                "| %s | %.2f | %.0f |%n",
                name,
                median(rounds, costs -> costs.nanos(stop)) / each / 1000,
                median(rounds, costs -> costs.bytes(stop)) / each));
    }

    private static double median(List<Costs> rounds, ToLongFunction<Costs> figure) {
        long[] sorted = rounds.stream().mapToLong(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static String name(Stop stop) {
        return stop.name().toLowerCase(Locale.ROOT);
    }
}
