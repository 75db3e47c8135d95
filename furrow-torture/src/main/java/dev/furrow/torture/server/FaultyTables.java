package dev.furrow.torture.server;

import dev.furrow.engine.store.StoreException;
import dev.furrow.engine.store.StoreSize;
import dev.furrow.engine.store.rows.SortedTables;
import dev.furrow.engine.store.rows.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tables that work until a chosen commit, and then do what a dying process, a power cut or a bad disk does.
final class FaultyTables implements SortedTables {
    private static final int SECTOR = 512;

    private final SortedTables tables;
    private final Path folder;
    private final Fault fault;
    private final Runnable reached;
    private int commits;

    /// @param folder where the logs of the tables are
    /// @param reached called when it is time to be killed; the commit does not return afterwards
    FaultyTables(SortedTables tables, Path folder, Fault fault, Runnable reached) {
        this.tables = tables;
        this.folder = folder;
        this.fault = fault;
        this.reached = reached;
    }

    @Override
    public void commit(Writes writes) {
        commits++;
        if (commits != fault.commit()) {
            tables.commit(writes);
            return;
        }
        switch (fault.kind()) {
            case KILL_BEFORE -> waitForDeath();
            case KILL_AFTER -> {
                tables.commit(writes);
                waitForDeath();
            }
            case POWER_LOSS -> {
                Path before = newestLog().orElse(null);
                long durable = size(before);
                tables.commit(writes);
                tear(before, durable);
                waitForDeath();
            }
            case ERROR_BEFORE -> throw failed();
            case ERROR_AFTER -> {
                tables.commit(writes);
                throw failed();
            }
        }
    }

    private static StoreException failed() {
        return new StoreException(
                StoreException.Trouble.FAILED, "The flush failed on purpose; what is on disk nobody knows");
    }

    private void waitForDeath() {
        reached.run();
        while (true) {
            LockSupport.park();
        }
    }

    /// Leaves of the newest log what was durable before, and a part of what was written since.
    private void tear(@Nullable Path before, long durable) {
        Path log = newestLog().orElse(null);
        if (log == null) {
            return;
        }
        long from = log.equals(before) ? durable : 0;
        long to = size(log);
        if (to <= from) {
            return;
        }
        SplittableRandom random = new SplittableRandom(fault.seed());
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
            long written = from + random.nextLong(to - from);
            if (random.nextBoolean()) {
                file.truncate(written);
            } else {
                // The file has grown, its last sectors were never written.
                long zeros = Math.max(from, written / SECTOR * SECTOR);
                file.write(ByteBuffer.allocate(Math.toIntExact(to - zeros)), zeros);
            }
            file.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Path> newestLog() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .max(Comparator.comparing(file -> file.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(@Nullable Path file) {
        try {
            return file == null ? 0 : Files.size(file);
        } catch (IOException removed) {
            return 0;
        }
    }

    @Override
    public Writes begin() {
        return tables.begin();
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        return tables.get(table, key);
    }

    @Override
    public Cursor scan(Table table, byte[] from, byte[] to, boolean descending) {
        return tables.scan(table, from, to, descending);
    }

    @Override
    public void backup(Path target) {
        tables.backup(target);
    }

    @Override
    public StoreSize size() {
        return tables.size();
    }

    @Override
    public void close() {
        tables.close();
    }
}
