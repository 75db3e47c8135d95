package dev.furrow.torture;

import dev.furrow.torture.load.Findings;
import dev.furrow.torture.load.Ledger;
import dev.furrow.torture.load.RunFacts;
import dev.furrow.torture.load.ServerCalls;
import dev.furrow.torture.load.ServerCalls.Failed;
import dev.furrow.torture.load.ServerCalls.Refused;
import dev.furrow.torture.load.ServerCalls.Unanswered;
import dev.furrow.torture.load.Violation;
import dev.furrow.torture.server.ServerProcess;
import dev.furrow.torture.server.ServerProcess.NotReady;
import dev.furrow.torture.server.Servers;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Flips single bits in copies of a store. A server on such a copy either refuses, naming the file, when it starts or
/// when the bytes are read; or nothing is missing, because the bit had no meaning.
final class BitRot {
    private static final int RUNS_TO_READ = 100;

    private final Servers servers;
    private final Path data;
    private final Ledger ledger;
    private final SplittableRandom random;
    private final Tally tally;

    /// What has become of flipped bits.
    public static final class Tally {
        private final Map<String, Integer> refused = new TreeMap<>();
        private final Map<String, Integer> harmless = new TreeMap<>();

        /// How many flips were refused, by kind of file.
        public Map<String, Integer> refused() {
            return Map.copyOf(refused);
        }

        /// How many flips changed nothing, by kind of file.
        public Map<String, Integer> harmless() {
            return Map.copyOf(harmless);
        }

        void add(Tally other) {
            other.refused.forEach((kind, times) -> refused.merge(kind, times, Integer::sum));
            other.harmless.forEach((kind, times) -> harmless.merge(kind, times, Integer::sum));
        }

        int total() {
            return Stream.of(refused, harmless)
                    .flatMap(counts -> counts.values().stream())
                    .mapToInt(Integer::intValue)
                    .sum();
        }

        @Override
        public String toString() {
            return total() + " bits flipped; refused: " + refused + "; without a meaning: " + harmless;
        }
    }

    /// One flipped bit.
    ///
    /// @param file in which
    /// @param kind of the file
    /// @param position of the byte
    /// @param bit in the byte
    private record Flip(Path file, String kind, long position, int bit) {
        @Override
        public String toString() {
            return "bit " + bit + " of byte " + position + " of " + file.getFileName();
        }
    }

    BitRot(Servers servers, Ledger ledger, SplittableRandom random, Tally tally) {
        this.servers = servers;
        data = servers.data();
        this.ledger = ledger;
        this.random = random;
        this.tally = tally;
    }

    /// Flips some bits, each in a copy of its own.
    void round(int flips) {
        if (!Files.isDirectory(data)) {
            return;
        }
        Path copy = data.resolveSibling("rotten");
        for (int i = 0; i < flips; i++) {
            Folders.delete(copy);
            Folders.copy(data, copy);
            Flip flip = flip(copy);
            boolean refused;
            try {
                refused = isRefused(copy, flip);
            } catch (RuntimeException e) {
                throw new Violation("With " + flip + " flipped: " + e.getMessage(), e);
            }
            (refused ? tally.refused : tally.harmless).merge(flip.kind(), 1, Integer::sum);
        }
        Folders.delete(copy);
    }

    private Flip flip(Path directory) {
        Map<String, List<Path>> byKind = new TreeMap<>();
        for (Path file : Folders.files(directory)) {
            byKind.computeIfAbsent(kind(file), kind -> new ArrayList<>()).add(file);
        }
        List<String> kinds = List.copyOf(byKind.keySet());
        String kind = kinds.get(random.nextInt(kinds.size()));
        List<Path> files = byKind.getOrDefault(kind, List.of());
        Path file = files.get(random.nextInt(files.size()));
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            Flip flip = new Flip(file, kind, random.nextLong(content.length()), random.nextInt(8));
            content.seek(flip.position());
            int before = content.read();
            content.seek(flip.position());
            content.write(before ^ (1 << flip.bit()));
            return flip;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The part of a name that is not a number.
    private static String kind(Path file) {
        return file.getFileName().toString().replaceAll("\\d+(\\.)?|-", "");
    }

    private boolean isRefused(Path copy, Flip flip) {
        try (ServerProcess server = servers.on(copy).launch()) {
            try (ServerCalls calls = new ServerCalls(server.awaitReady(), () -> {})) {
                readEverything(calls);
                return false;
            } catch (NotReady | Failed | Unanswered | Refused refused) {
                String name = flip.file().getFileName().toString();
                if (!server.log().contains(name)) {
                    throw new Violation(
                            refused.getMessage() + ", and nothing that it says names " + name + ":\n" + server.log(),
                            refused);
                }
                return true;
            }
        }
    }

    private void readEverything(ServerCalls calls) {
        Findings findings = new Findings(calls, ledger);
        List<RunFacts> all = ledger.all();
        int every = Math.max(1, all.size() / RUNS_TO_READ);
        for (int i = random.nextInt(every); i < all.size(); i += every) {
            findings.lookForKnown(all.get(i));
        }
    }
}
