package dev.furrow.engine.id;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The id of one run: 16 bytes, written as 22 characters of the URL-safe base 64 alphabet. Unique for ever.
///
/// @param high the first eight bytes; begins with the time of creation, so that ids of one time lie together
/// @param low the last eight bytes
public record RunId(long high, long low) implements Comparable<RunId> {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /// The run that a client names, or null when the text cannot be one of our ids.
    public static @Nullable RunId parse(String text) {
        if (text.length() != 22) {
            return null;
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
        RunId id = new RunId(longAt(bytes, 0), longAt(bytes, 8));
        // Base 64 has several spellings of the last four bits; only ours names the run.
        return id.toString().equals(text) ? id : null;
    }

    @Override
    public int compareTo(RunId other) {
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        byte[] bytes = new byte[16];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (high >>> (56 - 8 * i));
            bytes[8 + i] = (byte) (low >>> (56 - 8 * i));
        }
        return ENCODER.encodeToString(bytes);
    }

    private static long longAt(byte[] bytes, int offset) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = (value << 8) | (bytes[offset + i] & 0xFF);
        }
        return value;
    }
}
