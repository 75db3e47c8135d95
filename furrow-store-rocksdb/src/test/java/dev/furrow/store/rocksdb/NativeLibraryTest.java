package dev.furrow.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.rocksdb.RocksDB;

/// A server that is killed leaves nothing in the temporary folder, because nothing was put there.
final class NativeLibraryTest {
    @Test
    @EnabledIfEnvironmentVariable(named = "LD_LIBRARY_PATH", matches = ".*furrow-store-rocksdb.*")
    void theLibraryIsLoadedFromWhereTheBuildHasPutIt() throws IOException {
        RocksDB.loadLibrary();

        List<String> loaded;
        try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
            loaded = lines.filter(line -> line.contains("librocksdbjni"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .distinct()
                    .toList();
        }
        assertThat(loaded)
                .singleElement()
                .asString()
                .startsWith(Path.of("target", "native").toAbsolutePath().toString());
    }
}
