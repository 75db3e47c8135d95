package dev.furrow.engine.store.rows;

import dev.furrow.api.json.Json;
import dev.furrow.engine.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a store knows of itself: which format its rows have, who wrote it last, its token key and its clock.
final class StoreFormat {
    /// The format of the rows that this code writes and the newest that it reads.
    static final int CURRENT = 1;

    private static final byte[] FORMAT = key("format");
    private static final byte[] TOKEN_KEY = key("token-key");
    private static final byte[] CLOCK = key("clock");

    /// @param format the format of the rows
    /// @param writtenBy the version of Furrow that opened the store last
    record Stamp(int format, String writtenBy) {}

    private final SortedTables tables;

    StoreFormat(SortedTables tables) {
        this.tables = tables;
    }

    /// Stamps an empty store, accepts one whose format is known, refuses a newer one.
    ///
    /// @param version the version of this Furrow
    /// @throws StoreException naming the version that can read the store
    void open(String version) {
        byte[] stored = tables.get(Table.META, FORMAT);
        Stamp stamp = stored == null ? null : Json.decodeTrusted(stored, Stamp.class);
        if (stamp != null && stamp.format > CURRENT) {
            throw new StoreException(
                    StoreException.Trouble.FAILED,
                    "The data directory has format " + stamp.format + ", written by Furrow " + stamp.writtenBy
                            + "; this is Furrow " + version + ", which reads formats up to " + CURRENT
                            + ". Run Furrow " + stamp.writtenBy + " or newer on it.");
        }
        if (stamp == null || !stamp.writtenBy.equals(version)) {
            SortedTables.Writes writes = tables.begin();
            writes.put(Table.META, FORMAT, Json.encode(new Stamp(CURRENT, version)));
            if (stamp == null) {
                byte[] secret = new byte[32];
                new SecureRandom().nextBytes(secret);
                writes.put(Table.META, TOKEN_KEY, secret);
            }
            tables.commit(writes);
        }
    }

    byte[] tokenKey() {
        return Objects.requireNonNull(tables.get(Table.META, TOKEN_KEY), "The store has lost its token key");
    }

    long latestTime() {
        byte @Nullable [] value = tables.get(Table.META, CLOCK);
        return value == null ? 0 : new BytesReader(value).u64();
    }

    static void putTime(SortedTables.Writes writes, long now) {
        writes.put(Table.META, CLOCK, new Bytes(8).u64(now).done());
    }

    private static byte[] key(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
