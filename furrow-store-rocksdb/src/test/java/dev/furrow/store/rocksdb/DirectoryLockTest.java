package dev.furrow.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.engine.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryLockTest {
    @TempDir
    private Path directory;

    @Test
    void theFileSaysWhoHasTheLock() throws Exception {
        try (DirectoryLock lock = new DirectoryLock(directory)) {
            assertThat(lock).isNotNull();
            assertThat(Files.readString(directory.resolve("furrow.lock")))
                    .isEqualTo(String.valueOf(ProcessHandle.current().pid()));
        }
    }

    @Test
    void aSecondLockIsRefusedNamingTheFirst() {
        try (DirectoryLock lock = new DirectoryLock(directory)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> new DirectoryLock(directory))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("The data directory " + directory + " is in use by process "
                            + ProcessHandle.current().pid()
                            + "; stop that server or choose another directory with --data");
        }
    }

    @Test
    void theLockIsFreeAgainWhenItIsClosed() {
        new DirectoryLock(directory).close();

        try (DirectoryLock again = new DirectoryLock(directory)) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void theFileOfAProcessThatIsGoneBarsNobody() throws Exception {
        Files.writeString(directory.resolve("furrow.lock"), "999999999");

        try (DirectoryLock lock = new DirectoryLock(directory)) {
            assertThat(lock).isNotNull();
            assertThat(DirectoryLock.holder(directory))
                    .isEqualTo(String.valueOf(ProcessHandle.current().pid()));
        }
    }

    @Test
    void aLockThatCannotBeWrittenIsSaidToBe() throws Exception {
        Files.createDirectory(directory.resolve("furrow.lock"));

        assertThatThrownBy(() -> new DirectoryLock(directory))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("The data directory " + directory + " cannot be locked")
                .hasMessageContaining("it must be writable by this user");
    }
}
