package dev.furrow.engine.store.rows;

import dev.furrow.engine.id.RunId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Builds keys and values: numbers with the highest byte first, so that bytes sort as the numbers do; texts with
/// their length before them, so that none is the beginning of another.
final class Bytes {
    private byte[] bytes;
    private int length;

    Bytes() {
        this(64);
    }

    Bytes(int capacity) {
        bytes = new byte[capacity];
    }

    Bytes u8(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
        return this;
    }

    Bytes u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    Bytes u32(long value) {
        return u16((int) (value >>> 16)).u16((int) value);
    }

    Bytes u64(long value) {
        return u32(value >>> 32).u32(value);
    }

    Bytes runId(RunId id) {
        return u64(id.high()).u64(id.low());
    }

    Bytes text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return u16(utf8.length).raw(utf8);
    }

    Bytes raw(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    byte[] done() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.mismatch(key, 0, prefix.length, prefix, 0, prefix.length) < 0;
    }

    /// The first key behind all keys that begin with this one.
    static byte[] endOf(byte[] prefix) {
        byte[] end = prefix.clone();
        for (int i = end.length - 1; i >= 0; i--) {
            if (++end[i] != 0) {
                return Arrays.copyOf(end, i + 1);
            }
        }
        throw new IllegalArgumentException("No key is behind " + Arrays.toString(prefix));
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
