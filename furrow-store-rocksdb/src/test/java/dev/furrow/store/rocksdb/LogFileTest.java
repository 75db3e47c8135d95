package dev.furrow.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.engine.store.rows.SortedTables;
import dev.furrow.engine.store.rows.Table;
import dev.furrow.store.rocksdb.LogFile.Finding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Real logs of RocksDB, as a crash leaves them, cut and damaged.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LogFileTest {
    private static final int BLOCK = 32 * 1024;

    @TempDir
    private static Path temporary;

    private byte[] small;
    private byte[] large;
    private byte[] manifest;
    /// Where the records of a log begin, and where the last one ends.
    private List<Long> smallRecords;
    private List<Long> largeRecords;

    @BeforeAll
    void write() throws IOException {
        Path directory = temporary.resolve("data");
        try (SortedTables tables = DataDirectory.openTables(directory)) {
            Path log = lastLog(directory);
            smallRecords = new ArrayList<>(List.of(0L));
            for (int i = 0; i < 5; i++) {
                Rows.put(tables, Table.HISTORY, "small-" + i, text(i, 300));
                smallRecords.add(Files.size(log));
            }
            small = Files.readAllBytes(log);
            largeRecords = new ArrayList<>(smallRecords);
            // Over several blocks each, as the batches of a busy server are.
            for (int i = 0; i < 4; i++) {
                Rows.put(tables, Table.HISTORY, "large-" + i, text(i, 50_000));
                largeRecords.add(Files.size(log));
            }
            large = Files.readAllBytes(log);
            manifest = Files.readAllBytes(
                    Folders.files(directory.resolve("store"), "MANIFEST-.*").getLast());
        }
    }

    /// Text that looks like no header: what is found in damaged logs must not depend on luck.
    private static String text(int seed, int length) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private static Path lastLog(Path directory) {
        return Folders.files(directory.resolve("store"), ".*\\.log").getLast();
    }

    private Finding inspect(byte[] content) throws IOException {
        Path file = temporary.resolve("log");
        Files.write(file, content);
        return LogFile.inspect(file);
    }

    private static byte[] zeroed(byte[] content, int from, int to) {
        byte[] zeroed = content.clone();
        Arrays.fill(zeroed, from, to, (byte) 0);
        return zeroed;
    }

    @Test
    void whatRocksDbHasWrittenIsWhole() throws IOException {
        assertThat(inspect(small)).isEqualTo(new Finding.Whole());
        assertThat(inspect(large)).isEqualTo(new Finding.Whole());
        assertThat(inspect(manifest)).isEqualTo(new Finding.Whole());
        assertThat(inspect(new byte[0])).isEqualTo(new Finding.Whole());
    }

    @Test
    void aLogCutAtTheEndOfARecordIsWhole() throws IOException {
        for (long end : largeRecords) {
            assertThat(inspect(Arrays.copyOf(large, (int) end)))
                    .as("cut at %d", end)
                    .isEqualTo(new Finding.Whole());
        }
    }

    @Test
    void aLogCutWithinItsLastRecordIsTornWhereTheRecordBegins() throws IOException {
        int begin = smallRecords.get(4).intValue();
        for (int length = begin + 1; length < small.length; length++) {
            assertThat(inspect(Arrays.copyOf(small, length)))
                    .as("cut at %d", length)
                    .isEqualTo(new Finding.Torn(begin));
        }
    }

    @Test
    void aLogCutWithinARecordOfSeveralBlocksIsTornWhereTheRecordBegins() throws IOException {
        int begin = largeRecords.get(8).intValue();
        assertThat(begin / BLOCK).isNotEqualTo(large.length / BLOCK);
        List<Integer> cuts = new ArrayList<>();
        for (int length = begin + 1; length < large.length; length += 997) {
            cuts.add(length);
        }
        // Around the ends of blocks, where fragments end and headers begin.
        for (int block = begin / BLOCK + 1; block <= large.length / BLOCK; block++) {
            for (int length = block * BLOCK - 10; length < block * BLOCK + 10; length++) {
                cuts.add(length);
            }
        }
        for (int length : cuts) {
            assertThat(inspect(Arrays.copyOf(large, length)))
                    .as("cut at %d", length)
                    .isEqualTo(new Finding.Torn(begin));
        }
    }

    @Test
    void aLastRecordThatEndsInUnwrittenSectorsIsTorn() throws IOException {
        int begin = largeRecords.get(8).intValue();
        for (int sector = begin / 512 + 1; sector * 512 < large.length; sector++) {
            assertThat(inspect(zeroed(large, sector * 512, large.length)))
                    .as("zeros from sector %d", sector)
                    .isEqualTo(new Finding.Torn(begin));
        }
        assertThat(inspect(zeroed(large, begin, large.length))).isEqualTo(new Finding.Torn(begin));
        assertThat(inspect(zeroed(small, smallRecords.get(4).intValue(), small.length)))
                .isEqualTo(new Finding.Torn(smallRecords.get(4)));
    }

    @Test
    void zerosBehindTheLastRecordAreTorn() throws IOException {
        for (int more : new int[] {1, 6, 7, 8, 600, 5_000, 100_000}) {
            assertThat(inspect(Arrays.copyOf(small, small.length + more)))
                    .as("%d zeros", more)
                    .isEqualTo(new Finding.Torn(small.length));
        }
    }

    /// RocksDB skips a block from the place on where it finds a header of zeros.
    @Test
    void zerosWithARecordBehindThemAreDamage() throws IOException {
        for (int i = 0; i < 8; i++) {
            int begin = largeRecords.get(i).intValue();
            assertThat(inspect(zeroed(large, begin, begin + 7)))
                    .as("header of record %d", i)
                    .isInstanceOf(Finding.Damaged.class);
        }
        for (int sector = 0; (sector + 1) * 512L < largeRecords.get(8); sector++) {
            assertThat(inspect(zeroed(large, sector * 512, (sector + 1) * 512)))
                    .as("sector %d", sector)
                    .isInstanceOf(Finding.Damaged.class);
        }
    }

    @Test
    void everySingleFlippedBitIsDamage() throws IOException {
        for (byte[] content : List.of(small, manifest)) {
            Path file = temporary.resolve("flipped");
            Files.write(file, content);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                for (int position = 0; position < content.length; position++) {
                    for (int bit = 0; bit < 8; bit++) {
                        overwrite(channel, position, (byte) (content[position] ^ 1 << bit));
                        assertThat(LogFile.inspect(file))
                                .as("bit %d of byte %d", bit, position)
                                .isInstanceOf(Finding.Damaged.class);
                    }
                    overwrite(channel, position, content[position]);
                }
            }
        }
    }

    @Test
    void damageIsNamedByThePlaceOfTheFragment() throws IOException {
        byte[] damaged = small.clone();
        damaged[smallRecords.get(2).intValue() + 100] ^= 1;

        assertThat(inspect(damaged)).isEqualTo(new Finding.Damaged(smallRecords.get(2)));
    }

    @Test
    void flippedBitsInRecordsOfSeveralBlocksAreDamage() throws IOException {
        for (int position = 0; position < large.length; position += 1_009) {
            byte[] damaged = large.clone();
            damaged[position] ^= (byte) (1 << position % 8);
            assertThat(inspect(damaged)).as("byte %d", position).isInstanceOf(Finding.Damaged.class);
        }
    }

    /// The length decides where RocksDB looks next; too large a one is the end of the log to it.
    @Test
    void aWrongLengthIsDamageInWhateverRecordItIs() throws IOException {
        for (int i = 0; i < 9; i++) {
            int header = largeRecords.get(i).intValue();
            for (int bit = 0; bit < 16; bit++) {
                byte[] damaged = large.clone();
                damaged[header + 4 + bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(inspect(damaged))
                        .as("bit %d of the length of record %d", bit, i)
                        .isInstanceOf(Finding.Damaged.class);
            }
        }
    }

    private static void overwrite(FileChannel channel, int position, byte value) throws IOException {
        channel.write(ByteBuffer.wrap(new byte[] {value}), position);
    }
}
