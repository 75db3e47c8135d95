package dev.furrow.api.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes compact JSON in UTF-8 into a growing array.
///
/// Commas are placed by looking at the last byte written, so the writer needs no state about nesting. A surrogate
/// without its partner, which UTF-8 cannot hold, is written as an escape and so survives the round trip. Not safe for
/// use by several threads.
public final class JsonWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] buffer;
    private int length;

    /// A writer with room for an ordinary event.
    public JsonWriter() {
        this(512);
    }

    /// A writer with room for the given number of bytes before it must grow.
    public JsonWriter(int capacity) {
        buffer = new byte[capacity];
    }

    /// Prepares a member's name for [#member(byte[])]: quoted, with its colon.
    public static byte[] key(String name) {
        JsonWriter out = new JsonWriter(name.length() + 3);
        out.string(name);
        out.put(':');
        return out.toByteArray();
    }

    /// Opens an object.
    public JsonWriter beginObject() {
        separate();
        put('{');
        return this;
    }

    /// Closes an object.
    public JsonWriter endObject() {
        put('}');
        return this;
    }

    /// Opens an array.
    public JsonWriter beginArray() {
        separate();
        put('[');
        return this;
    }

    /// Closes an array.
    public JsonWriter endArray() {
        put(']');
        return this;
    }

    /// Writes a member's name, prepared by [#key(String)].
    public JsonWriter member(byte[] key) {
        separate();
        bytes(key);
        return this;
    }

    /// Writes a member's name.
    public JsonWriter member(String name) {
        string(name);
        put(':');
        return this;
    }

    /// Writes a whole number.
    public JsonWriter number(long value) {
        separate();
        digits(value);
        return this;
    }

    /// Writes true or false.
    public JsonWriter bool(boolean value) {
        separate();
        bytes(value ? TRUE : FALSE);
        return this;
    }

    /// Writes a point in time as seconds since 1970 with three decimals.
    public JsonWriter timestamp(long epochMillis) {
        separate();
        long seconds = Math.floorDiv(epochMillis, 1000L);
        int millis = (int) Math.floorMod(epochMillis, 1000L);
        if (seconds < 0 && millis > 0) {
            put('-');
            seconds = -seconds - 1;
            millis = 1000 - millis;
        }
        digits(seconds);
        put('.');
        put('0' + millis / 100);
        put('0' + millis / 10 % 10);
        put('0' + millis % 10);
        return this;
    }

    /// Writes a string, quoted and escaped.
    public JsonWriter string(String value) {
        separate();
        int chars = value.length();
        ensure(chars + 2);
        buffer[length++] = '"';
        int plain = plain(value);
        if (plain < chars) {
            special(value, plain);
        }
        put('"');
        return this;
    }

    /// Writes the characters at the beginning that stand for themselves, for which there is room: nearly always all
    /// of them.
    ///
    /// @return how many
    private int plain(String value) {
        byte[] into = buffer;
        int at = length;
        int chars = value.length();
        int i = 0;
        while (i < chars) {
            char c = value.charAt(i);
            if (c < 0x20 || c >= 0x80 || c == '"' || c == '\\') {
                break;
            }
            into[at + i] = (byte) c;
            i++;
        }
        length = at + i;
        return i;
    }

    private void special(String value, int from) {
        int chars = value.length();
        for (int i = from; i < chars; i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                if (c >= 0x20 && c != '"' && c != '\\') {
                    put(c);
                } else {
                    escape(c);
                }
            } else if (c < 0x800) {
                put(0xC0 | (c >> 6));
                put(0x80 | (c & 0x3F));
            } else if (!Character.isSurrogate(c)) {
                put(0xE0 | (c >> 12));
                put(0x80 | ((c >> 6) & 0x3F));
                put(0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate(c) && i + 1 < chars && Character.isLowSurrogate(value.charAt(i + 1))) {
                int codePoint = Character.toCodePoint(c, value.charAt(++i));
                put(0xF0 | (codePoint >> 18));
                put(0x80 | ((codePoint >> 12) & 0x3F));
                put(0x80 | ((codePoint >> 6) & 0x3F));
                put(0x80 | (codePoint & 0x3F));
            } else {
                unicodeEscape(c);
            }
        }
    }

    /// Places a value that is JSON already, such as a stored event.
    public JsonWriter raw(byte[] json) {
        separate();
        bytes(json);
        return this;
    }

    /// Places a part of an array that is JSON already.
    public JsonWriter raw(byte[] json, int offset, int count) {
        separate();
        ensure(count);
        System.arraycopy(json, offset, buffer, length, count);
        length += count;
        return this;
    }

    /// The number of bytes written.
    public int length() {
        return length;
    }

    /// A copy of what was written.
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, length);
    }

    /// The array behind the writer; its first [#length()] bytes count, and only until the next write.
    public byte[] buffer() {
        return buffer;
    }

    /// Forgets what was written and keeps the room.
    public void clear() {
        length = 0;
    }

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private void separate() {
        if (length > 0) {
            byte last = buffer[length - 1];
            if (last != '{' && last != '[' && last != ':') {
                put(',');
            }
        }
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> {
                put('\\');
                put(c);
            }
            case '\n' -> {
                put('\\');
                put('n');
            }
            case '\r' -> {
                put('\\');
                put('r');
            }
            case '\t' -> {
                put('\\');
                put('t');
            }
            default -> unicodeEscape(c);
        }
    }

    private void unicodeEscape(char c) {
        put('\\');
        put('u');
        put(HEX[(c >> 12) & 0xF]);
        put(HEX[(c >> 8) & 0xF]);
        put(HEX[(c >> 4) & 0xF]);
        put(HEX[c & 0xF]);
    }

    private void digits(long value) {
        if (value < 0) {
            bytes(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
            return;
        }
        int count = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            count++;
        }
        ensure(count);
        long rest = value;
        for (int i = length + count - 1; i >= length; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    private void bytes(byte[] source) {
        ensure(source.length);
        System.arraycopy(source, 0, buffer, length, source.length);
        length += source.length;
    }

    private void put(int b) {
        if (length == buffer.length) {
            ensure(1);
        }
        buffer[length++] = (byte) b;
    }

    private void ensure(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
