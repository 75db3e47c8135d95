package dev.furrow.store.rocksdb;

import static dev.furrow.store.rocksdb.Rows.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.engine.store.Store;
import dev.furrow.engine.store.StoreException;
import dev.furrow.engine.store.rows.SortedTables;
import dev.furrow.engine.store.rows.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoryTest {
    @TempDir
    private Path temporary;

    private Path directory;

    @BeforeEach
    void name() {
        directory = temporary.resolve("data");
    }

    private void makeStore(Path where) {
        try (SortedTables tables = DataDirectory.openTables(where)) {
            Rows.put(tables, Table.OPEN, "a", "1");
        }
    }

    private Map<String, String> rowsOf(Path where) {
        try (SortedTables tables = DataDirectory.openTables(where)) {
            return Rows.all(tables);
        }
    }

    @Nested
    final class Opening {
        @Test
        void makesWhatIsNotThere() {
            directory = temporary.resolve("some/where/new");
            assertThat(DataDirectory.holdsStore(directory)).isFalse();

            DataDirectory.open(directory, "1.0").close();

            assertThat(DataDirectory.holdsStore(directory)).isTrue();
            assertThat(Folders.files(directory, ".*"))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("furrow.lock", "store");
        }

        @Test
        void keepsTheTokenKey() {
            byte[] key;
            try (Store store = DataDirectory.open(directory, "1.0")) {
                key = store.tokenKey();
            }
            try (Store store = DataDirectory.open(directory, "1.1")) {
                assertThat(store.tokenKey()).isEqualTo(key).hasSize(32);
            }
        }

        @Test
        void isRefusedWhileAnotherHasTheDirectory() {
            try (Store store = DataDirectory.open(directory, "1.0")) {
                assertThat(store).isNotNull();
                assertThatThrownBy(() -> DataDirectory.open(directory, "1.0"))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("is in use by process "
                                + ProcessHandle.current().pid());
            }
        }

        @Test
        void isRefusedForANewerFormatNamingTheVersionThatReadsIt() {
            DataDirectory.open(directory, "1.0").close();
            try (SortedTables tables = DataDirectory.openTables(directory)) {
                Rows.put(tables, Table.META, "format", "{\"format\":2,\"writtenBy\":\"7.3\"}");
            }
            Map<String, String> before = rowsOf(directory);

            assertThatThrownBy(() -> DataDirectory.open(directory, "1.0"))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("The data directory has format 2, written by Furrow 7.3; this is Furrow 1.0, which"
                            + " reads formats up to 1. Run Furrow 7.3 or newer on it.");
            assertThat(rowsOf(directory)).isEqualTo(before);
        }

        @Test
        void finishesWhatWasBegunButNotWhole() throws Exception {
            Files.createDirectories(directory.resolve("store.partial"));
            Files.writeString(directory.resolve("store.partial/CURRENT"), "MANIFEST-000001\n");

            makeStore(directory);

            assertThat(rowsOf(directory)).containsEntry("OPEN/a", "1");
            assertThat(directory.resolve("store.partial")).doesNotExist();
        }

        @Test
        void isRefusedWhereNothingCanBeMade() throws Exception {
            Files.writeString(directory, "a file");

            assertThatThrownBy(() -> DataDirectory.open(directory, "1.0"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("The data directory " + directory + " cannot be made")
                    .hasMessageContaining("create it or choose another one with --data");
        }
    }

    @Nested
    final class BackingUp {
        private final Path backup = Path.of("backup");

        private Path backup() {
            return temporary.resolve(backup);
        }

        @Test
        void copiesWhatIsThereAtOneMoment() {
            try (SortedTables tables = DataDirectory.openTables(directory)) {
                Rows.put(tables, Table.OPEN, "before", "1");
                tables.backup(backup());
                Rows.put(tables, Table.OPEN, "behind", "2");

                assertThat(rowsOf(backup())).isEqualTo(Map.of("OPEN/before", "1"));
                assertThat(Rows.all(tables)).isEqualTo(Map.of("OPEN/before", "1", "OPEN/behind", "2"));
            }
        }

        /// Each commit writes the same number to every table; a backup from between two tables would show two.
        @Test
        void neverSeesHalfACommit() throws Exception {
            AtomicBoolean enough = new AtomicBoolean();
            try (SortedTables tables = DataDirectory.openTables(directory)) {
                Thread writer = Thread.ofVirtual().start(() -> {
                    for (int i = 0; !enough.get(); i++) {
                        SortedTables.Writes writes = tables.begin();
                        for (Table table : Table.values()) {
                            writes.put(table, bytes("number"), bytes(String.valueOf(i)));
                        }
                        tables.commit(writes);
                    }
                });
                try {
                    for (int i = 0; i < 5; i++) {
                        while (Rows.get(tables, Table.VISIBILITY, "number") == null) {
                            Thread.onSpinWait();
                        }
                        int acknowledged = Integer.parseInt(Rows.get(tables, Table.VISIBILITY, "number"));
                        Path to = temporary.resolve("backup-" + i);
                        tables.backup(to);
                        Map<String, String> rows = rowsOf(to);
                        assertThat(rows).hasSize(Table.values().length);
                        assertThat(rows.values()).containsOnly(rows.get("META/number"));
                        assertThat(Integer.parseInt(rows.get("META/number"))).isGreaterThanOrEqualTo(acknowledged);
                    }
                } finally {
                    enough.set(true);
                    writer.join();
                }
            }
        }

        @Test
        void isRefusedOverWhatIsThere() throws Exception {
            Files.createDirectories(backup());
            try (SortedTables tables = DataDirectory.openTables(directory)) {
                assertThatThrownBy(() -> tables.backup(backup()))
                        .isInstanceOf(StoreException.class)
                        .hasMessage(backup() + " exists already; choose a directory that does not exist yet");
            }
            assertThat(backup()).isEmptyDirectory();
        }

        @Test
        void startsAnewOverAnUnfinishedOne() throws Exception {
            Files.createDirectories(temporary.resolve("backup.partial/store"));
            Files.writeString(temporary.resolve("backup.partial/store/CURRENT"), "half");
            try (SortedTables tables = DataDirectory.openTables(directory)) {
                Rows.put(tables, Table.OPEN, "a", "1");
                tables.backup(backup());
            }
            assertThat(rowsOf(backup())).isEqualTo(Map.of("OPEN/a", "1"));
            assertThat(temporary.resolve("backup.partial")).doesNotExist();
        }
    }

    @Nested
    final class Restoring {
        private Path backup;

        @BeforeEach
        void backUp() {
            backup = temporary.resolve("backup");
            Path source = temporary.resolve("source");
            try (SortedTables tables = DataDirectory.openTables(source)) {
                Rows.put(tables, Table.OPEN, "a", "1");
                tables.backup(backup);
            }
        }

        @Test
        void bringsBackWhatWasBackedUpAndLeavesTheBackupAsItIs() throws Exception {
            DataDirectory.restore(backup, directory);
            try (SortedTables tables = DataDirectory.openTables(directory)) {
                Rows.put(tables, Table.OPEN, "b", "2");
                assertThat(Rows.all(tables)).isEqualTo(Map.of("OPEN/a", "1", "OPEN/b", "2"));
            }

            DataDirectory.restore(backup, temporary.resolve("again"));
            assertThat(rowsOf(temporary.resolve("again"))).isEqualTo(Map.of("OPEN/a", "1"));
        }

        @Test
        void takesAnEmptyDirectory() throws Exception {
            Files.createDirectories(directory);

            DataDirectory.restore(backup, directory);

            assertThat(rowsOf(directory)).isEqualTo(Map.of("OPEN/a", "1"));
        }

        @Test
        void isRefusedFromWhatIsNoBackup() throws Exception {
            Path empty = Files.createDirectories(temporary.resolve("empty"));

            assertThatThrownBy(() -> DataDirectory.restore(empty, directory))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(empty + " is no backup: it holds no folder store");
            assertThatThrownBy(() -> DataDirectory.restore(temporary.resolve("nowhere"), directory))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is no backup");
            assertThat(directory).doesNotExist();
        }

        @Test
        void isRefusedOverWhatIsThere() {
            makeStore(directory);

            assertThatThrownBy(() -> DataDirectory.restore(backup, directory))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(directory + " is not empty; move it away or restore to another directory");
            assertThat(rowsOf(directory)).isEqualTo(Map.of("OPEN/a", "1"));
        }
    }
}
