package dev.furrow.bench.load;

import java.nio.charset.StandardCharsets;

/// Finds the few things that the driver needs in an answer without parsing it: the server's JSON is compact and has
/// no spaces, and the driver's own payloads hold none of the words looked for.
public final class Scan {
    private static final byte[] EVENT_TIMESTAMP = ascii("\"eventTimestamp\":");

    private Scan() {}

    /// The bytes of a text.
    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// The index behind the blank line that ends an HTTP head; negative if it is not there yet.
    public static int endOfHead(byte[] bytes, int from, int to) {
        for (int i = from; i + 3 < to; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    /// The index of a word; negative if it is not there.
    public static int indexOf(byte[] bytes, int from, int to, byte[] word) {
        byte first = word[0];
        int last = to - word.length;
        outer:
        for (int i = from; i <= last; i++) {
            if (bytes[i] != first) {
                continue;
            }
            for (int j = 1; j < word.length; j++) {
                if (bytes[i + j] != word[j]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }

    /// How often a word is there.
    public static int count(byte[] bytes, int from, int to, byte[] word) {
        int count = 0;
        for (int i = indexOf(bytes, from, to, word); i >= 0; i = indexOf(bytes, i + word.length, to, word)) {
            count++;
        }
        return count;
    }

    /// The number behind a word, spaces skipped; 0 if the word is not there.
    public static long numberAfter(byte[] bytes, int from, int to, byte[] word) {
        int i = indexOf(bytes, from, to, word);
        if (i < 0) {
            return 0;
        }
        i += word.length;
        while (i < to && bytes[i] == ' ') {
            i++;
        }
        long number = 0;
        while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
            number = number * 10 + bytes[i++] - '0';
        }
        return number;
    }

    /// The text between a word and the next quote; empty if the word is not there.
    public static String textAfter(byte[] bytes, int from, int to, byte[] word) {
        int i = indexOf(bytes, from, to, word);
        if (i < 0) {
            return "";
        }
        int begin = i + word.length;
        int end = begin;
        while (end < to && bytes[end] != '"') {
            end++;
        }
        return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
    }

    /// The time, in milliseconds since 1970, of the event whose kind stands at an index: the driver's own events
    /// carry it before their kind. Negative if there is none.
    static long eventTime(byte[] bytes, int from, int kindAt) {
        for (int i = kindAt - EVENT_TIMESTAMP.length; i >= from; i--) {
            if (indexOf(bytes, i, i + EVENT_TIMESTAMP.length, EVENT_TIMESTAMP) == i) {
                return millis(bytes, i + EVENT_TIMESTAMP.length);
            }
        }
        return -1;
    }

    /// Seconds with three decimals, as milliseconds.
    private static long millis(byte[] bytes, int from) {
        long millis = 0;
        for (int i = from; bytes[i] == '.' || (bytes[i] >= '0' && bytes[i] <= '9'); i++) {
            if (bytes[i] != '.') {
                millis = millis * 10 + bytes[i] - '0';
            }
        }
        return millis;
    }
}
