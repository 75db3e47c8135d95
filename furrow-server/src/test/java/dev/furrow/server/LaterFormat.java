package dev.furrow.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/// Makes a data directory look as if a later Furrow had written it.
final class LaterFormat {
    private LaterFormat() {}

    static void write(Path data, String version) {
        String store = data.resolve("store").toString();
        List<ColumnFamilyHandle> tables = new ArrayList<>();
        try (Options any = new Options();
                DBOptions options = new DBOptions()) {
            List<ColumnFamilyDescriptor> names = RocksDB.listColumnFamilies(any, store).stream()
                    .map(ColumnFamilyDescriptor::new)
                    .toList();
            try (RocksDB database = RocksDB.open(options, store, names, tables)) {
                for (ColumnFamilyHandle table : tables) {
                    byte[] key = "format".getBytes(StandardCharsets.US_ASCII);
                    if (database.get(table, key) != null) {
                        String stamp = "{\"format\":99,\"writtenBy\":\"" + version + "\"}";
                        database.put(table, key, stamp.getBytes(StandardCharsets.UTF_8));
                    }
                    table.close();
                }
            }
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }
}
