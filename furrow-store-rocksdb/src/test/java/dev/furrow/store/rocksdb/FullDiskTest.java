package dev.furrow.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.furrow.engine.store.StoreException;
import dev.furrow.engine.store.rows.SortedTables;
import dev.furrow.engine.store.rows.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens when the disk is really full. Where a small disk cannot be mounted, which takes root, each test says
/// so and looks instead at what the server's own limit goes by: the free space that the tables report.
final class FullDiskTest {
    private static final int ROW = 20_000;

    @TempDir
    private Path temporary;

    private SmallDisk disk;
    private Path directory;
    private SortedTables tables;
    private final Map<String, String> acknowledged = new TreeMap<>();
    private int next;

    @BeforeEach
    void open() throws Exception {
        disk = SmallDisk.mount(temporary.resolve("disk"), 24);
        directory = temporary.resolve("disk/data");
        tables = DataDirectory.openTables(directory);
    }

    @AfterEach
    void close() throws Exception {
        tables.close();
        if (disk != null) {
            disk.close();
        }
    }

    /// Commits one row more.
    private void commit() {
        String key = "row-%05d".formatted(next);
        String value = String.valueOf(next).repeat(ROW).substring(0, ROW);
        Rows.put(tables, Table.HISTORY, key, value);
        next++;
        acknowledged.put("HISTORY/" + key, value);
    }

    private void commitUntilFull() {
        StoreException full = null;
        while (full == null) {
            full = catchThrowableOfType(StoreException.class, this::commit);
        }
        assertThat(full.trouble()).isEqualTo(StoreException.Trouble.NO_SPACE);
        assertThat(full).hasMessageContaining("The disk of " + directory.resolve("store") + " is full");
    }

    private void assertNothingIsLost() throws IOException {
        assertThat(Rows.all(tables)).isEqualTo(acknowledged);
        Path crashed = Folders.copy(directory, temporary.resolve("crashed"));
        try (SortedTables recovered = DataDirectory.openTables(crashed)) {
            Map<String, String> rows = Rows.all(recovered);
            // What was refused for lack of room may be there, and is written again; less may not.
            rows.remove("HISTORY/row-%05d".formatted(next));
            assertThat(rows).isEqualTo(acknowledged);
        }
    }

    /// Whether there is a disk to fill; if not, the stand-in of the test has been held.
    private boolean cannotBeFilled() throws IOException {
        if (disk != null) {
            return false;
        }
        System.out.println("No small disk can be mounted here (it takes root): only the report of free space is held");
        long free = Files.getFileStore(directory).getUsableSpace();
        assertThat(tables.size().bytesFree()).isBetween(free / 2, free + free / 2);
        return true;
    }

    @Test
    void aWriteWithoutRoomIsRefusedAndDoneWhenThereIsSome() throws Exception {
        if (cannotBeFilled()) {
            return;
        }
        commit();
        disk.fill(3 * ROW);
        commitUntilFull();

        assertThatThrownBy(this::commit).isInstanceOf(StoreException.class);
        assertThat(Rows.all(tables)).isEqualTo(acknowledged);
        assertNothingIsLost();

        disk.free();
        commit();
        commit();
        assertNothingIsLost();
    }

    @Test
    void itStaysReadableWhileTheRoomIsTooSmallToGoOn() throws Exception {
        if (cannotBeFilled()) {
            return;
        }
        for (int i = 0; i < 100; i++) {
            commit();
        }
        disk.fill(0);
        commitUntilFull();
        disk.free();
        // More than the next row takes, less than what is in the log.
        disk.fill(10 * ROW);

        StoreException refused = catchThrowableOfType(StoreException.class, this::commit);
        assertThat(refused.trouble()).isEqualTo(StoreException.Trouble.NO_SPACE);
        assertThat(refused).hasMessageContaining("are needed to go on");
        assertThat(Rows.all(tables)).isEqualTo(acknowledged);

        disk.free();
        commit();
        assertNothingIsLost();
    }

    /// The database has just been opened again: its memory is empty, and RocksDB by itself would never recover.
    @Test
    void itMayHappenAgainAndAgain() throws Exception {
        if (cannotBeFilled()) {
            return;
        }
        for (int round = 0; round < 4; round++) {
            disk.fill((long) round * ROW);
            commitUntilFull();
            assertThat(Rows.all(tables)).isEqualTo(acknowledged);
            disk.free();
            commit();
        }
        assertNothingIsLost();
    }

    /// A backup moves what is in memory to tables; here that fails, and with it RocksDB takes no more writes.
    @Test
    void aTableThatFindsNoRoomStopsWritesUntilThereIsSome() throws Exception {
        if (cannotBeFilled()) {
            return;
        }
        for (int i = 0; i < 100; i++) {
            commit();
        }
        disk.fill(4096);
        StoreException refused =
                catchThrowableOfType(StoreException.class, () -> tables.backup(temporary.resolve("disk/backup")));
        assertThat(refused.trouble()).isEqualTo(StoreException.Trouble.NO_SPACE);
        commitUntilFull();
        assertNothingIsLost();

        disk.free();
        commit();
        assertNothingIsLost();
        tables.backup(temporary.resolve("disk/backup"));
    }

    @Test
    void closingWithAFullDiskLosesNothing() throws Exception {
        if (cannotBeFilled()) {
            return;
        }
        commit();
        disk.fill(2 * ROW);
        commitUntilFull();

        tables.close();
        disk.free();
        tables = DataDirectory.openTables(directory);
        assertNothingIsLost();
        commit();
        assertNothingIsLost();
    }

    @Test
    void openingWithAFullDiskIsRefusedAsSuch() throws Exception {
        if (cannotBeFilled()) {
            return;
        }
        for (int i = 0; i < 20; i++) {
            commit();
        }
        Path crashed = Folders.copy(directory, temporary.resolve("disk/crashed"));
        disk.fill(0);

        StoreException refused = catchThrowableOfType(StoreException.class, () -> DataDirectory.openTables(crashed));
        assertThat(refused.trouble()).isEqualTo(StoreException.Trouble.NO_SPACE);

        disk.free();
        try (SortedTables recovered = DataDirectory.openTables(crashed)) {
            assertThat(Rows.all(recovered)).isEqualTo(acknowledged);
        }
    }
}
