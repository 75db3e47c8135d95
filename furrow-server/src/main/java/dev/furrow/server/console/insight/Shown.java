package dev.furrow.server.console.insight;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Text of strangers, made harmless for eyes: what would reorder, hide or break a line is shown by its number. What
/// would be harmful to a browser is the template's business.
public final class Shown {
    private static final int LONGEST_LINE = 120;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private Shown() {}

    /// One short line.
    public static String line(String text) {
        int end = text.length() <= LONGEST_LINE ? text.length() : cut(text, LONGEST_LINE);
        StringBuilder shown = new StringBuilder(end + 8);
        append(text, 0, end, false, shown);
        return end < text.length() ? shown.append('…').toString() : shown.toString();
    }

    /// Text of many lines, as far as it is shown.
    ///
    /// @param most characters of it
    public static String block(String text, int most) {
        int end = text.length() <= most ? text.length() : cut(text, most);
        StringBuilder shown = new StringBuilder(end + 8);
        append(text, 0, end, true, shown);
        return shown.toString();
    }

    /// A point in time, in UTC.
    public static String time(Instant at) {
        return TIME.format(at);
    }

    /// Not between the halves of a character.
    private static int cut(String text, int most) {
        return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }

    private static void append(String text, int from, int to, boolean lines, StringBuilder shown) {
        for (int i = from; i < to; ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (isPlain(c) || (lines && (c == '\n' || c == '\t'))) {
                shown.appendCodePoint(c);
            } else if (!(lines && c == '\r' && next < to && text.charAt(next) == '\n')) {
                shown.append(String.format("⟨U+%04X⟩", c));
            }
            i = next;
        }
    }

    /// Whether a character is seen as itself, and changes nothing but its own place. Zero-width joiners are part of
    /// many scripts, Devanagari among them.
    static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> c == 0x200C || c == 0x200D;
            default -> true;
        };
    }
}
