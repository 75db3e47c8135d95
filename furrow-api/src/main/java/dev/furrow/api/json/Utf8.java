package dev.furrow.api.json;

/// Tells whether bytes are text in UTF-8.
///
/// The parser does not insist on it: it recognizes UTF-16 and UTF-32 as well, and reads some malformed sequences as
/// other characters, an overlong `/` as `/`.
final class Utf8 {
    private Utf8() {}

    /// Whether every sequence is well-formed (the Unicode standard, table 3-7) and none is NUL, which is never part
    /// of JSON in UTF-8 and always part of JSON in the wider encodings.
    static boolean isText(byte[] bytes) {
        int i = 0;
        while (i < bytes.length) {
            int first = bytes[i++] & 0xFF;
            if (first == 0) {
                return false;
            }
            if (first >= 0x80) {
                int followers = followers(first);
                if (followers == 0 || !areFollowers(first, bytes, i, i + followers)) {
                    return false;
                }
                i += followers;
            }
        }
        return true;
    }

    private static int followers(int first) {
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        return first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    }

    private static boolean areFollowers(int first, byte[] bytes, int from, int to) {
        if (to > bytes.length) {
            return false;
        }
        // The first bytes at the edges of a length narrow the second one: no overlong forms, no surrogates, no
        // number beyond the last code point.
        int min = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int max = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        int second = bytes[from] & 0xFF;
        if (second < min || second > max) {
            return false;
        }
        for (int i = from + 1; i < to; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
