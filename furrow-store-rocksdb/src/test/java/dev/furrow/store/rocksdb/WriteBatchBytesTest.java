package dev.furrow.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBatch;

/// RocksDB reads what we write as what it would have written itself.
class WriteBatchBytesTest {
    static {
        RocksDB.loadLibrary();
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Hears what RocksDB finds in a batch.
    private static final class Told extends WriteBatch.Handler {
        private final StringBuilder told = new StringBuilder();

        private void tell(String what, int family, byte[]... parts) {
            told.append(what).append(' ').append(family);
            for (byte[] part : parts) {
                told.append(' ').append(Arrays.hashCode(part)).append('/').append(part.length);
            }
            told.append('\n');
        }

        @Override
        public void put(int family, byte[] key, byte[] value) {
            tell("put", family, key, value);
        }

        @Override
        public void delete(int family, byte[] key) {
            tell("delete", family, key);
        }

        @Override
        public void deleteRange(int family, byte[] from, byte[] to) {
            tell("deleteRange", family, from, to);
        }

        private static RuntimeException unexpected() {
            return new IllegalStateException("RocksDB finds what nobody wrote");
        }

        @Override
        public void put(byte[] key, byte[] value) {
            throw unexpected();
        }

        @Override
        public void merge(int family, byte[] key, byte[] value) {
            throw unexpected();
        }

        @Override
        public void merge(byte[] key, byte[] value) {
            throw unexpected();
        }

        @Override
        public void delete(byte[] key) {
            throw unexpected();
        }

        @Override
        public void singleDelete(int family, byte[] key) {
            throw unexpected();
        }

        @Override
        public void singleDelete(byte[] key) {
            throw unexpected();
        }

        @Override
        public void deleteRange(byte[] from, byte[] to) {
            throw unexpected();
        }

        @Override
        public void logData(byte[] blob) {
            throw unexpected();
        }

        @Override
        public void putBlobIndex(int family, byte[] key, byte[] value) {
            throw unexpected();
        }

        @Override
        public void markBeginPrepare() {
            throw unexpected();
        }

        @Override
        public void markEndPrepare(byte[] xid) {
            throw unexpected();
        }

        @Override
        public void markNoop(boolean emptyBatch) {
            throw unexpected();
        }

        @Override
        public void markRollback(byte[] xid) {
            throw unexpected();
        }

        @Override
        public void markCommit(byte[] xid) {
            throw unexpected();
        }

        @Override
        public void markCommitWithTimestamp(byte[] xid, byte[] timestamp) {
            throw unexpected();
        }
    }

    @Test
    void rocksDbReadsEveryRecordOfEverySize() throws Exception {
        Random random = new Random(7);
        WriteBatchBytes batch = new WriteBatchBytes();
        Told expected = new Told();
        int records = 500;
        for (int i = 0; i < records; i++) {
            int family = 1 + random.nextInt(300);
            byte[] key = bytes(random, 1 + random.nextInt(i % 10 == 0 ? 20_000 : 200));
            byte[] value = bytes(random, i % 50 == 0 ? 2_100_000 / 50 : random.nextInt(300));
            switch (random.nextInt(3)) {
                case 0 -> {
                    batch.put(family, key, value);
                    expected.put(family, key, value);
                }
                case 1 -> {
                    batch.delete(family, key);
                    expected.delete(family, key);
                }
                default -> {
                    batch.deleteRange(family, key, value);
                    expected.deleteRange(family, key, value);
                }
            }
        }
        try (WriteBatch read = new WriteBatch(batch.done());
                Told told = new Told()) {
            assertThat(read.count()).isEqualTo(records);
            read.iterate(told);
            assertThat(told.told).hasToString(expected.told.toString());
        }
        expected.close();
    }

    @Test
    void anEmptyBatchIsOne() throws Exception {
        try (WriteBatch read = new WriteBatch(new WriteBatchBytes().done())) {
            assertThat(read.count()).isZero();
            assertThat(read.getDataSize()).isEqualTo(12);
        }
    }

    @Test
    void aBatchThatBeginsAnewHoldsNothingOfTheOneBefore() throws Exception {
        WriteBatchBytes batch = new WriteBatchBytes();
        batch.put(3, new byte[5_000_000], new byte[9]);
        batch.clear();
        batch.delete(1, new byte[] {7});
        try (WriteBatch read = new WriteBatch(batch.done());
                Told told = new Told();
                Told expected = new Told()) {
            read.iterate(told);
            expected.delete(1, new byte[] {7});
            assertThat(told.told).hasToString(expected.told.toString());
        }
    }
}
