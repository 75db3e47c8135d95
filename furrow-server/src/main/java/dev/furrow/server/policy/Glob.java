package dev.furrow.server.policy;

import java.util.Locale;

/// A pattern in which `*` stands for any characters and `?` for one.
///
/// A character that a policy variable has brought in stands for itself, whatever it is: otherwise a user named `*`
/// would match everything. Such characters come marked.
final class Glob {
    /// Marks the next character as standing for itself. No JSON text of a policy may hold it.
    static final char LITERAL = '\uE000';

    private final String pattern;
    private final boolean ignoreCase;

    Glob(String pattern, boolean ignoreCase) {
        this.pattern = ignoreCase ? pattern.toLowerCase(Locale.ROOT) : pattern;
        this.ignoreCase = ignoreCase;
    }

    /// Marks every character of a text as standing for itself.
    static String literal(String text) {
        StringBuilder marked = new StringBuilder(text.length() * 2);
        for (int i = 0; i < text.length(); i++) {
            marked.append(LITERAL).append(text.charAt(i));
        }
        return marked.toString();
    }

    /// Whether the whole of a text fits. Its cost is at most the product of both lengths.
    boolean matches(String given) {
        String text = ignoreCase ? given.toLowerCase(Locale.ROOT) : given;
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            char c = p < pattern.length() ? pattern.charAt(p) : 0;
            if (p < pattern.length() && c == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && fits(p, text.charAt(t))) {
                p += c == LITERAL ? 2 : 1;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private boolean fits(int p, char c) {
        char wanted = pattern.charAt(p);
        if (wanted == LITERAL) {
            return p + 1 < pattern.length() && pattern.charAt(p + 1) == c;
        }
        return wanted == '?' || wanted == c;
    }
}
