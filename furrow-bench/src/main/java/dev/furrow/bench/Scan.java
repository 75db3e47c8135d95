package dev.furrow.bench;

import java.nio.charset.StandardCharsets;

/// Finds the few things that the driver needs in an answer without parsing it: the server's JSON is compact and has
/// no spaces, and the driver's own payloads hold none of the words looked for.
final class Scan {
    private Scan() {}

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// The index behind the blank line that ends an HTTP head; negative if it is not there yet.
    static int endOfHead(byte[] bytes, int from, int to) {
        for (int i = from; i + 3 < to; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    /// The index of a word; negative if it is not there.
    static int indexOf(byte[] bytes, int from, int to, byte[] word) {
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
    static int count(byte[] bytes, int from, int to, byte[] word) {
        int count = 0;
        for (int i = indexOf(bytes, from, to, word); i >= 0; i = indexOf(bytes, i + word.length, to, word)) {
            count++;
        }
        return count;
    }

    /// The number behind a word, spaces skipped; 0 if the word is not there.
    static long numberAfter(byte[] bytes, int from, int to, byte[] word) {
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
    static String textAfter(byte[] bytes, int from, int to, byte[] word) {
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
}
