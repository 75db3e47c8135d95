package dev.furrow.store.rocksdb;

import dev.furrow.engine.store.StoreException;
import dev.furrow.engine.store.StoreException.Trouble;
import java.nio.file.Path;
import java.util.Locale;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/// Says in our words what RocksDB complains about, and what an operator can do.
final class Troubles {
    private static final String ADVICE =
            "Nothing was changed. Keep a copy of the directory, then restore the newest backup with `furrow restore`;"
                    + " the file named here holds what is lost otherwise";

    private Troubles() {}

    static StoreException of(RocksDBException e, Path folder) {
        String message = String.valueOf(e.getMessage());
        if (isNoSpace(e, message)) {
            return new StoreException(
                    Trouble.NO_SPACE,
                    "The disk of " + folder + " is full (" + message + "); make room, writing goes on by itself",
                    e);
        }
        if (isCorruption(e, message)) {
            return new StoreException(
                    Trouble.CORRUPT, "A file of the store in " + folder + " is damaged: " + message + ". " + ADVICE, e);
        }
        return new StoreException(
                Trouble.FAILED,
                "The store in " + folder + " failed: " + message
                        + ". Check the disk and the system's log; what was acknowledged is on disk and will be there"
                        + " after a restart",
                e);
    }

    /// A file is not what was written.
    static StoreException damaged(Path file, String how) {
        return new StoreException(Trouble.CORRUPT, "The file " + file + " is damaged: " + how + ". " + ADVICE);
    }

    /// There is room, but too little to go on.
    static StoreException tooLittleSpace(Path folder, long needed, long free) {
        return new StoreException(
                Trouble.NO_SPACE,
                "The disk of " + folder + " is full (" + free + " bytes are free, " + needed
                        + " are needed to go on); make room, writing goes on by itself");
    }

    private static boolean isNoSpace(RocksDBException e, String message) {
        Status status = e.getStatus();
        return (status != null && status.getSubCode() == Status.SubCode.NoSpace)
                || message.toLowerCase(Locale.ROOT).contains("no space left");
    }

    private static boolean isCorruption(RocksDBException e, String message) {
        Status status = e.getStatus();
        return (status != null && status.getCode() == Status.Code.Corruption)
                || message.startsWith("Corruption")
                || message.contains("checksum mismatch");
    }
}
