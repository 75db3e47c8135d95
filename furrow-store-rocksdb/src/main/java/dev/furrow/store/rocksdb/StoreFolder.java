package dev.furrow.store.rocksdb;

import dev.furrow.engine.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks over a store's folder before RocksDB opens it: the files that say which others there are, and the logs. What
/// is in the tables has checksums that RocksDB holds to; here is what it would let pass, and go on with less.
final class StoreFolder {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFolder.class);

    private StoreFolder() {}

    /// Refuses damage, and takes away the torn end of a log, which was never acknowledged.
    ///
    /// @throws StoreException naming the damaged file
    static void check(Path folder) {
        try {
            repairEnd(manifest(folder));
            List<Path> logs = logs(folder);
            for (int i = 0; i < logs.size(); i++) {
                checkLog(logs.get(i), logs.subList(i + 1, logs.size()));
            }
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Trouble.FAILED, "The store in " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void checkLog(Path log, List<Path> later) throws IOException {
        for (Path next : later) {
            // The next log is begun when the one before is complete.
            if (Files.size(next) > 0 && LogFile.inspect(log) instanceof LogFile.Finding.Torn torn) {
                throw Troubles.damaged(log, "it ends within a record at byte " + torn.keep());
            }
        }
        repairEnd(log);
    }

    private static void repairEnd(Path log) throws IOException {
        switch (LogFile.inspect(log)) {
            case LogFile.Finding.Whole _ -> {}
            case LogFile.Finding.Damaged damaged ->
                throw Troubles.damaged(log, "the record at byte " + damaged.offset() + " is not what was written");
            case LogFile.Finding.Torn torn -> cut(log, torn.keep());
        }
    }

    private static void cut(Path log, long keep) throws IOException {
        LOG.warn(
                "The last write to {} was not finished when the machine or the process stopped; nobody was told that"
                        + " it was. Its {} bytes are taken away",
                log,
                Files.size(log) - keep);
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.truncate(keep);
            channel.force(true);
        }
    }

    /// The write-ahead logs, oldest first.
    static List<Path> logs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d+\\.log"))
                    .sorted(Comparator.comparingLong(StoreFolder::number))
                    .toList();
        }
    }

    private static long number(Path log) {
        String name = log.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - ".log".length()));
    }

    /// The file that says which files are the store's; which one that is, is told by CURRENT.
    private static Path manifest(Path folder) throws IOException {
        Path current = folder.resolve("CURRENT");
        if (!Files.exists(current)) {
            throw Troubles.damaged(current, "it is missing");
        }
        String name = Files.readString(current, StandardCharsets.ISO_8859_1);
        if (!name.matches("MANIFEST-\\d+\n")) {
            throw Troubles.damaged(current, "it holds no name of a manifest");
        }
        Path manifest = folder.resolve(name.strip());
        if (!Files.exists(manifest)) {
            throw Troubles.damaged(current, "it names " + manifest.getFileName() + ", which is missing");
        }
        return manifest;
    }
}
