package dev.furrow.server.console.insight;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A value of a history as it is shown: JSON with its lines, a stack trace as such, anything else as text; no more of
/// it than a page can bear.
///
/// @param form what it is taken for
/// @param text what is shown of it, harmless to the eye
/// @param characters how long the whole value is
/// @param whole whether all of it is shown
public record Payload(Form form, String text, int characters, boolean whole) {
    /// What a value is taken for.
    public enum Form {
        JSON,
        TRACE,
        TEXT
    }

    /// So much of a value is shown unasked.
    public static final int GLANCE = 4_000;

    private static final int DEEPEST = 200;
    private static final Pattern TRACE = Pattern.compile(
            "(?m)^\\s+at [\\w.$<>/@-]+\\([^)\\n]{0,300}\\)|^Traceback \\(most recent call last\\)|^\\s+File \"[^\"\\n]{1,300}\", line \\d+");

    /// A value, or its beginning.
    ///
    /// @param most characters that are shown
    public static Payload of(String value, int most) {
        boolean whole = value.length() <= most;
        // A value is laid out as a whole or not at all: half an object has no form.
        if (whole && (value.startsWith("{") || value.startsWith("["))) {
            String laidOut = layOut(value);
            if (laidOut != null) {
                return new Payload(Form.JSON, Shown.block(laidOut, Integer.MAX_VALUE), value.length(), true);
            }
        }
        String head = value.substring(0, Math.min(value.length(), GLANCE));
        Form form = TRACE.matcher(head).find() ? Form.TRACE : Form.TEXT;
        return new Payload(form, Shown.block(value, most), value.length(), whole);
    }

    /// JSON with a line for each member; null if it is not JSON in form. Whether words and numbers are right does not
    /// matter to whoever reads it.
    private static @Nullable String layOut(String json) {
        StringBuilder out = new StringBuilder(json.length() * 2);
        StringBuilder open = new StringBuilder();
        int i = 0;
        while (i < json.length()) {
            char c = json.charAt(i);
            switch (c) {
                case '"' -> {
                    int end = endOfString(json, i);
                    if (end < 0) {
                        return null;
                    }
                    out.append(json, i, end);
                    i = end - 1;
                }
                case '{', '[' -> {
                    if (open.length() >= DEEPEST || (open.isEmpty() && !out.isEmpty())) {
                        return null;
                    }
                    int next = next(json, i + 1);
                    out.append(c);
                    if (next < json.length() && json.charAt(next) == (c == '{' ? '}' : ']')) {
                        out.append(json.charAt(next));
                        i = next;
                    } else {
                        open.append(c == '{' ? '}' : ']');
                        line(out, open.length());
                    }
                }
                case '}', ']' -> {
                    if (open.isEmpty() || open.charAt(open.length() - 1) != c) {
                        return null;
                    }
                    open.setLength(open.length() - 1);
                    line(out, open.length());
                    out.append(c);
                }
                case ',' -> {
                    out.append(c);
                    line(out, open.length());
                }
                case ':' -> out.append(": ");
                case ' ', '\t', '\n', '\r' -> {}
                default -> {
                    if (open.isEmpty()) {
                        return null;
                    }
                    out.append(c);
                }
            }
            i++;
        }
        return open.isEmpty() ? out.toString() : null;
    }

    private static int next(String json, int from) {
        int i = from;
        while (i < json.length() && " \t\n\r".indexOf(json.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    /// Behind the closing quote; negative if there is none.
    private static int endOfString(String json, int from) {
        for (int i = from + 1; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            }
        }
        return -1;
    }

    private static void line(StringBuilder out, int depth) {
        out.append('\n').repeat("  ", depth);
    }
}
