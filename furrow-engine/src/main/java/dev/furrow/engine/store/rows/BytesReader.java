package dev.furrow.engine.store.rows;

import dev.furrow.engine.id.RunId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Takes apart what [Bytes] has built.
final class BytesReader {
    private final byte[] bytes;
    private int position;

    BytesReader(byte[] bytes) {
        this.bytes = bytes;
    }

    BytesReader skip(int count) {
        position += count;
        return this;
    }

    int u8() {
        return bytes[position++] & 0xFF;
    }

    int u16() {
        return (u8() << 8) | u8();
    }

    long u32() {
        return ((long) u16() << 16) | u16();
    }

    long u64() {
        return (u32() << 32) | u32();
    }

    RunId runId() {
        return new RunId(u64(), u64());
    }

    String text() {
        int count = u16();
        String text = new String(bytes, position, count, StandardCharsets.UTF_8);
        position += count;
        return text;
    }

    byte[] take(int count) {
        byte[] part = Arrays.copyOfRange(bytes, position, position + count);
        position += count;
        return part;
    }

    byte[] rest() {
        return take(bytes.length - position);
    }

    int position() {
        return position;
    }

    boolean atEnd() {
        return position >= bytes.length;
    }
}
