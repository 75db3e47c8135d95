package dev.furrow.microbench;

import dev.furrow.engine.store.Batch;
import dev.furrow.engine.store.Store;
import dev.furrow.engine.store.memory.MemoryTables;
import dev.furrow.engine.store.rows.RowStore;
import dev.furrow.store.rocksdb.DataDirectory;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Stores to walk over.
public final class Stores {
    private Stores() {}

    /// One in memory.
    public static Store inMemory() {
        return new RowStore(new MemoryTables(), "microbench");
    }

    /// One on disk, with a flush for each commit.
    public static Store onDisk(Path directory) {
        return DataDirectory.open(directory, "microbench");
    }

    /// Removes the directory of a closed store.
    static void remove(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    /// The same store, telling of each batch before it is committed.
    static Store watched(Store store, Consumer<Batch> batches) {
        return (Store) Proxy.newProxyInstance(
                Stores.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        batches.accept((Batch) arguments[0]);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
