package dev.furrow.store.rocksdb;

import dev.furrow.engine.store.Store;
import dev.furrow.engine.store.StoreException;
import dev.furrow.engine.store.rows.RowStore;
import dev.furrow.engine.store.rows.SortedTables;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A directory that holds everything a server must remember: a lock file, and the store below it. A backup is such a
/// directory too.
public final class DataDirectory {
    private static final String STORE = "store";

    private DataDirectory() {}

    /// Opens the store of a directory, making both if they are not there. The directory belongs to this process until
    /// the store is closed.
    ///
    /// @param version the version of this Furrow
    /// @throws StoreException when the directory is in use, of a newer format, damaged or not to be written
    public static Store open(Path directory, String version) {
        return open(directory, version, UnaryOperator.identity());
    }

    /// As [#open(Path, String)], with something between the rows and the disk.
    ///
    /// @param around wraps the tables, for instance in ones that fail on purpose
    public static Store open(Path directory, String version, UnaryOperator<SortedTables> around) {
        SortedTables tables = around.apply(openTables(directory));
        try {
            return new RowStore(tables, version);
        } catch (RuntimeException e) {
            tables.close();
            throw e;
        }
    }

    /// The tables below the store.
    static SortedTables openTables(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Trouble.FAILED,
                    "The data directory " + directory + " cannot be made: " + e.getMessage()
                            + "; create it or choose another one with --data",
                    e);
        }
        DirectoryLock lock = new DirectoryLock(directory);
        try {
            if (!holdsStore(directory)) {
                create(directory.resolve(STORE));
            }
            return new RocksTables(directory.resolve(STORE), lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Makes an empty store, which appears under its name only when it is whole: from then on a file that is missing
    /// is a loss and not a beginning.
    private static void create(Path store) {
        try {
            Path partial = store.resolveSibling(STORE + ".partial");
            deleteTree(partial);
            Files.createDirectories(partial);
            Database.create(partial);
            syncTree(partial);
            Files.move(partial, store, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw cannotBeWritten(store, e);
        }
    }

    /// Whether the directory holds a store.
    public static boolean holdsStore(Path directory) {
        return Files.isDirectory(directory.resolve(STORE));
    }

    /// Makes a data directory out of a backup. The backup stays as it is.
    ///
    /// @param backup a directory that a backup has made
    /// @param directory does not exist yet, or is empty
    /// @throws StoreException when the one is no backup or the other not free; then nothing was changed
    public static void restore(Path backup, Path directory) {
        if (!holdsStore(backup)) {
            throw new StoreException(
                    StoreException.Trouble.FAILED, backup + " is no backup: it holds no folder " + STORE);
        }
        try {
            if (Files.exists(directory) && !isEmpty(directory)) {
                throw new StoreException(
                        StoreException.Trouble.FAILED,
                        directory + " is not empty; move it away or restore to another directory");
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw cannotBeWritten(directory, e);
        }
        publish(directory, store -> copyTree(backup.resolve(STORE), store));
    }

    /// Writes the store of a data directory.
    interface StoreWriter {
        /// @param store the folder to write, which does not exist yet
        void write(Path store) throws IOException;
    }

    /// Makes a new data directory, which appears under its name only when it is whole and on disk.
    ///
    /// @throws StoreException when there is something of that name already, or it cannot be written
    static void publish(Path directory, StoreWriter writer) {
        Path target = directory.toAbsolutePath();
        if (Files.exists(target)) {
            throw new StoreException(
                    StoreException.Trouble.FAILED,
                    directory + " exists already; choose a directory that does not exist yet");
        }
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try {
            deleteTree(partial);
            Files.createDirectories(partial);
            writer.write(partial.resolve(STORE));
            syncTree(partial);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw cannotBeWritten(directory, e);
        }
    }

    private static StoreException cannotBeWritten(Path directory, IOException e) {
        return new StoreException(
                StoreException.Trouble.FAILED, directory + " cannot be written: " + e.getMessage(), e);
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void syncTree(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                // Folders too: the names in them have to be on disk.
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        }
    }

    private static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
