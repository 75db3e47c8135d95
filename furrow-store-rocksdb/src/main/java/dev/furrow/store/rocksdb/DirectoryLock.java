package dev.furrow.store.rocksdb;

import dev.furrow.engine.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps a data directory for one process. The operating system lets go of the lock when the process ends, however it
/// ends; the file says which process it is.
final class DirectoryLock implements AutoCloseable {
    static final String FILE = "furrow.lock";

    private final FileChannel channel;

    /// Takes the lock.
    ///
    /// @throws StoreException naming the process that has it
    DirectoryLock(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                throw new StoreException(
                        StoreException.Trouble.FAILED,
                        "The data directory " + directory + " is in use by process " + holder(directory)
                                + "; stop that server or choose another directory with --data");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Trouble.FAILED,
                    "The data directory " + directory + " cannot be locked: " + e.getMessage()
                            + "; it must be writable by this user",
                    e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    /// The process that has the lock, or had it last; null if none ever had.
    static @Nullable String holder(Path directory) {
        try {
            String pid = Files.readString(directory.resolve(FILE)).strip();
            return pid.isEmpty() ? null : pid;
        } catch (IOException absent) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException(StoreException.Trouble.FAILED, "The lock file cannot be closed", e);
        }
    }
}
