package dev.furrow.api.sigv4;

/// Sets of characters, as bits of a table: every request has some hundred characters that are looked up here.
final class Letters {
    static final int DIGIT = 1;
    /// Digits, and `a` to `f`.
    static final int HEX = 2;
    /// Of headers, in lower case.
    static final int NAME = 4;
    /// Of key ids, regions and services.
    static final int WORD = 8;

    private static final byte[] SETS = new byte[128];

    static {
        for (char c = 0; c < SETS.length; c++) {
            boolean digit = c >= '0' && c <= '9';
            boolean name = digit || (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '.';
            SETS[c] = (byte) ((digit ? DIGIT : 0)
                    | (digit || (c >= 'a' && c <= 'f') ? HEX : 0)
                    | (name ? NAME : 0)
                    | (name || (c >= 'A' && c <= 'Z') ? WORD : 0));
        }
    }

    private Letters() {}

    static boolean consistsOf(String text, int set) {
        return consistsOf(text, 0, text.length(), set);
    }

    static boolean consistsOf(String text, int from, int to, int set) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= SETS.length || (SETS[c] & set) == 0) {
                return false;
            }
        }
        return true;
    }
}
