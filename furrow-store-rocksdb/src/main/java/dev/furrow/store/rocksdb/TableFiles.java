package dev.furrow.store.rocksdb;

import dev.furrow.engine.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Options;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReader;

/// Looks through the table files of a store that cannot be opened. RocksDB, when the properties of a table are not
/// what was written, blames the manifest that names it, and an operator would look at the wrong file.
final class TableFiles {
    private TableFiles() {}

    /// The trouble, in which the damaged table is named if there is one.
    static StoreException named(StoreException trouble, Path folder) {
        String message = String.valueOf(trouble.getMessage());
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> tables = files.filter(file -> file.toString().endsWith(".sst"))
                    .sorted()
                    .toList();
            if (tables.stream().anyMatch(table -> message.contains(name(table)))) {
                return trouble;
            }
            for (Path table : tables) {
                String damage = damage(table);
                if (damage != null) {
                    return Troubles.damaged(table, damage);
                }
            }
        } catch (IOException unreadable) {
            trouble.addSuppressed(unreadable);
        }
        return trouble;
    }

    private static String name(Path table) {
        return table.getFileName().toString();
    }

    private static @Nullable String damage(Path table) {
        try (Options options = new Options();
                SstFileReader reader = new SstFileReader(options)) {
            reader.open(table.toString());
            reader.verifyChecksum();
            return null;
        } catch (RocksDBException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
