package dev.furrow.store.rocksdb;

import static dev.furrow.store.rocksdb.Rows.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.furrow.engine.store.StoreException;
import dev.furrow.engine.store.rows.SortedTables;
import dev.furrow.engine.store.rows.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a store whose files are not what was written: it is refused with the name of the file, or it is
/// complete. Never is there less than before without a word.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DamagedStoreTest {
    @TempDir
    private static Path temporary;

    /// Closed in order: everything is in tables.
    private Path closed;
    /// Crashed: some is in tables, some in the log.
    private Path crashed;

    private Map<String, String> rows;

    @BeforeAll
    void write() {
        Path directory = temporary.resolve("data");
        try (SortedTables tables = DataDirectory.openTables(directory)) {
            commit(tables, 0, 20);
        }
        try (SortedTables tables = DataDirectory.openTables(directory)) {
            commit(tables, 20, 40);
            rows = Rows.all(tables);
            crashed = Folders.copy(directory, temporary.resolve("crashed"));
        }
        closed = directory;
    }

    private static void commit(SortedTables tables, int from, int to) {
        for (int i = from; i < to; i++) {
            SortedTables.Writes writes = tables.begin();
            for (Table table : Table.values()) {
                writes.put(table, bytes("key-" + i), bytes(table + " of commit " + i));
            }
            tables.commit(writes);
        }
    }

    @FunctionalInterface
    private interface Harm {
        void to(Path file) throws IOException;
    }

    private static Harm flip(int position, int bit) {
        return file -> {
            byte[] content = Files.readAllBytes(file);
            content[position] ^= (byte) (1 << bit);
            Files.write(file, content);
        };
    }

    /// Harms the newest file of a form in a copy of a store and reads everything.
    ///
    /// @return how it was refused; null if it was read
    private StoreException read(Path original, String form, Harm harm) throws IOException {
        Path copy = Folders.copy(original, temporary.resolve("harmed"));
        Path file = Folders.files(copy.resolve("store"), form).getLast();
        harm.to(file);
        try (SortedTables tables = DataDirectory.openTables(copy)) {
            assertThat(Rows.all(tables)).as("less without a word").isEqualTo(rows);
            return null;
        } catch (StoreException refused) {
            assertThat(refused).hasMessageContaining(file.getFileName().toString());
            return refused;
        }
    }

    private void assertRefused(Path original, String form, Harm harm) throws IOException {
        StoreException refused = read(original, form, harm);
        assertThat(refused).isNotNull();
        assertThat(refused.trouble()).isEqualTo(StoreException.Trouble.CORRUPT);
        assertThat(refused)
                .hasMessageContaining("damaged")
                .hasMessageContaining("restore the newest backup with `furrow restore`");
    }

    private static int size(Path original, String form) throws IOException {
        return (int) Files.size(Folders.files(original.resolve("store"), form).getLast());
    }

    @Test
    void theStoresAreCompleteWhenNothingIsHarmed() throws IOException {
        assertThat(rows).hasSize(40 * Table.values().length);
        assertThat(read(closed, "CURRENT", file -> {})).isNull();
        assertThat(read(crashed, "CURRENT", file -> {})).isNull();
        assertThat(size(crashed, ".*\\.log")).isGreaterThan(1_000);
        assertThat(Folders.files(crashed.resolve("store"), ".*\\.sst")).isNotEmpty();
    }

    @Test
    void aFlippedBitOfTheLogIsRefused() throws IOException {
        int size = size(crashed, ".*\\.log");
        for (int position = 0; position < size; position += 499) {
            assertRefused(crashed, ".*\\.log", flip(position, position % 8));
        }
    }

    /// RocksDB itself takes such a record for the end of the log and goes on with what is before it.
    @Test
    void aLengthThatReachesBeyondTheEndOfTheLogIsRefused() throws IOException {
        assertRefused(crashed, ".*\\.log", flip(5, 7));
    }

    @Test
    void aFlippedBitOfTheManifestIsRefused() throws IOException {
        int size = size(closed, "MANIFEST.*");
        for (int position = 0; position < size; position += 211) {
            assertRefused(closed, "MANIFEST.*", flip(position, position % 8));
        }
        assertRefused(closed, "MANIFEST.*", flip(size - 1, 3));
    }

    @Test
    void aFlippedBitOfTheFileThatNamesTheManifestIsRefused() throws IOException {
        for (int position = 0; position < size(closed, "CURRENT"); position++) {
            assertRefused(closed, "CURRENT", flip(position, position % 8));
        }
    }

    /// Not every byte of a table file has a meaning; where one has, its checksum tells.
    @Test
    void aFlippedBitOfATableIsRefusedOrHarmless() throws IOException {
        int refused = 0;
        int size = size(closed, ".*\\.sst");
        for (int position = 0; position < size; position += 61) {
            if (read(closed, ".*\\.sst", flip(position, position % 8)) != null) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(size / 61 / 2);
    }

    /// Found by `anyFlippedBitIsRefusedByNameOrHarmless` with seed 1729435822041268983: RocksDB blames the manifest.
    @Test
    void aFlippedBitInTheNamesOfATablesPropertiesIsToldOfTheTable() throws IOException {
        Path table = Folders.files(closed.resolve("store"), ".*\\.sst").getLast();
        String content = Files.readString(table, StandardCharsets.ISO_8859_1);
        int refused = 0;
        for (int at = content.indexOf("rocksdb."); at >= 0; at = content.indexOf("rocksdb.", at + 1)) {
            for (int bit = 0; bit < 7; bit += 2) {
                refused += read(closed, ".*\\.sst", flip(at, bit)) == null ? 0 : 1;
            }
        }
        assertThat(refused).isPositive();
    }

    /// Any bit of any file: `-Dflips=N` of them, `-Dflips.seed=S` the same ones again.
    @Test
    void anyFlippedBitIsRefusedByNameOrHarmless() throws IOException {
        int flips = Integer.getInteger("flips", 60);
        long seed = Long.getLong("flips.seed", new SplittableRandom().nextLong());
        System.out.println("Seed " + seed + ": -Dflips.seed=" + seed + " -Dflips=" + flips);
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < flips; i++) {
            Path original = random.nextBoolean() ? closed : crashed;
            // A kind of file first, or nearly all of them would be tables.
            List<String> kinds = Folders.files(original.resolve("store"), ".*").stream()
                    .filter(file -> file.toFile().length() > 0)
                    .map(file -> file.getFileName().toString().replaceAll("\\d+", "#"))
                    .distinct()
                    .sorted()
                    .toList();
            String kind = kinds.get(random.nextInt(kinds.size()));
            String form = kind.replace(".", "\\.").replace("#", "\\d+");
            Harm harm = flip(random.nextInt(size(original, form)), random.nextInt(8));
            try {
                String outcome = read(original, form, harm) == null ? " harmless" : " refused";
                outcomes.merge(kind + outcome, 1, Integer::sum);
            } catch (AssertionError e) {
                throw new AssertionError("Flip " + i + " of seed " + seed + ", in " + kind, e);
            }
        }
        System.out.println(flips + " flips: " + outcomes);
        assertThat(outcomes.keySet()).as("files whose every byte is checked").doesNotContain("CURRENT harmless");
    }

    @Test
    void aTableThatIsCutShortIsRefused() throws IOException {
        assertRefused(closed, ".*\\.sst", file -> cut(file, 100));
        assertRefused(closed, ".*\\.sst", file -> cut(file, 0));
    }

    private static void cut(Path file, int length) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
    }

    @Test
    void whatTheTablesDoNotNeedMayBeDamagedOrMissing() throws IOException {
        for (String form : List.of("OPTIONS-.*", "IDENTITY", "LOG")) {
            assertThat(read(closed, form, flip(3, 2))).as(form).isNull();
            assertThat(read(closed, form, Files::delete)).as(form).isNull();
        }
    }

    @Test
    void aMissingFileIsNotTakenForANewStore() throws IOException {
        assertRefused(closed, "CURRENT", Files::delete);
        assertRefused(closed, ".*\\.sst", Files::delete);
        Path copy = Folders.copy(closed, temporary.resolve("harmed"));
        Files.delete(Folders.files(copy.resolve("store"), "MANIFEST.*").getLast());
        assertThatThrownBy(() -> DataDirectory.openTables(copy))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("CURRENT is damaged: it names MANIFEST-")
                .hasMessageContaining("which is missing");
    }

    @Test
    void aRefusedStoreIsLeftAsItIs() throws IOException {
        Path copy = Folders.copy(crashed, temporary.resolve("harmed"));
        Path log = Folders.files(copy.resolve("store"), ".*\\.log").getLast();
        flip(200, 1).to(log);
        Map<String, String> before = contents(copy);

        assertThat(catchThrowableOfType(StoreException.class, () -> DataDirectory.openTables(copy)))
                .isNotNull();

        assertThat(contents(copy)).isEqualTo(before);
    }

    private static Map<String, String> contents(Path directory) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : Folders.files(directory.resolve("store"), ".*")) {
            contents.put(file.getFileName().toString(), Arrays.toString(Files.readAllBytes(file)));
        }
        return contents;
    }

    /// A crash during a write leaves a part of its record. It was not acknowledged, and everything before it was.
    @Test
    void theTornEndOfTheLogIsTakenAwayWithNothingElse() throws IOException {
        Path log = Folders.files(crashed.resolve("store"), ".*\\.log").getLast();
        byte[] content = Files.readAllBytes(log);
        int begin = lastRecord(content);
        Map<String, String> before = new TreeMap<>(rows);
        before.keySet().removeIf(key -> key.endsWith("/key-39"));

        for (int length = begin; length < content.length; length += 67) {
            byte[] torn = Arrays.copyOf(content, length);
            assertThat(rowsWithLog(log.getFileName(), torn))
                    .as("cut at %d", length)
                    .isEqualTo(before);
        }
        byte[] zeroed = content.clone();
        Arrays.fill(zeroed, (content.length - 1) / 512 * 512, content.length, (byte) 0);
        assertThat(rowsWithLog(log.getFileName(), zeroed)).isEqualTo(before);
        Arrays.fill(zeroed, begin, content.length, (byte) 0);
        assertThat(rowsWithLog(log.getFileName(), zeroed)).isEqualTo(before);
        assertThat(rowsWithLog(log.getFileName(), content)).isEqualTo(rows);
    }

    private Map<String, String> rowsWithLog(Path log, byte[] content) throws IOException {
        Path copy = Folders.copy(crashed, temporary.resolve("harmed"));
        Files.write(copy.resolve("store").resolve(log), content);
        try (SortedTables tables = DataDirectory.openTables(copy)) {
            return Rows.all(tables);
        }
    }

    private static int lastRecord(byte[] log) {
        int begin = 0;
        while (true) {
            int end = begin + 7 + Byte.toUnsignedInt(log[begin + 4]) + (Byte.toUnsignedInt(log[begin + 5]) << 8);
            if (end == log.length) {
                return begin;
            }
            begin = end;
        }
    }

    @Test
    void aLogThatEndsWithinARecordIsRefusedWhenALaterOneHasRecords() throws IOException {
        Path copy = Folders.copy(crashed, temporary.resolve("harmed"));
        Path log = Folders.files(copy.resolve("store"), ".*\\.log").getLast();
        byte[] content = Files.readAllBytes(log);
        Files.write(log.resolveSibling("999999.log"), content);
        Files.write(log, Arrays.copyOf(content, content.length - 1));

        assertThatThrownBy(() -> DataDirectory.openTables(copy))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(log.getFileName() + " is damaged: it ends within a record");
    }
}
