package dev.furrow.internal.text;

import org.jspecify.annotations.Nullable;

/// Texts that are the same in JSON but for the quotation marks around them. Most are, and the way through a mapper
/// costs
/// many times as much.
public final class PlainText {
    private PlainText() {}

    /// A text as JSON.
    ///
    /// @return null if something in it must be escaped
    public static @Nullable String quoted(String text) {
        return isPlain(text, 0, text.length()) ? "\"" + text + "\"" : null;
    }

    /// The text that some JSON is.
    ///
    /// @return null if it is anything else, or something in it is escaped
    public static @Nullable String unquoted(String json) {
        int last = json.length() - 1;
        return last > 0 && json.charAt(0) == '"' && json.charAt(last) == '"' && isPlain(json, 1, last)
                ? json.substring(1, last)
                : null;
    }

    private static boolean isPlain(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
