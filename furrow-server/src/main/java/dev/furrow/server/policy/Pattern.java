package dev.furrow.server.policy;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A text of a policy that may hold wildcards and variables such as `${aws:username}`. One without variables is
/// compiled once; one with them takes the values of the request.
final class Pattern {
    private final String text;
    private final boolean wildcards;
    private final boolean ignoreCase;
    private final boolean variables;
    private final @Nullable Glob compiled;

    Pattern(String text, boolean wildcards, boolean ignoreCase, boolean variables) {
        if (text.indexOf(Glob.LITERAL) >= 0) {
            throw new PolicyException("A policy must not hold the character U+E000");
        }
        this.text = text;
        this.wildcards = wildcards;
        this.ignoreCase = ignoreCase;
        this.variables = variables && text.contains("${");
        compiled = this.variables ? null : new Glob(wildcards ? text : Glob.literal(text), ignoreCase);
    }

    boolean hasVariables() {
        return variables;
    }

    boolean matches(String value, AccessRequest request) {
        if (compiled != null) {
            return compiled.matches(value);
        }
        String expanded = expand(request);
        return expanded != null && new Glob(expanded, ignoreCase).matches(value);
    }

    /// The pattern with the request's values in it; null if one that it needs is absent: then nothing matches.
    private @Nullable String expand(AccessRequest request) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int begin = text.indexOf("${", at);
            int end = begin < 0 ? -1 : text.indexOf('}', begin);
            if (end < 0) {
                out.append(plain(text.substring(at)));
                break;
            }
            out.append(plain(text.substring(at, begin)));
            String name = text.substring(begin + 2, end);
            if (name.equals("*") || name.equals("?") || name.equals("$")) {
                out.append(Glob.literal(name));
            } else {
                List<String> values = request.values(name.toLowerCase(Locale.ROOT));
                if (values == null || values.size() != 1) {
                    return null;
                }
                out.append(Glob.literal(values.getFirst()));
            }
            at = end + 1;
        }
        return out.toString();
    }

    private String plain(String part) {
        return wildcards ? part : Glob.literal(part);
    }

    @Override
    public String toString() {
        return text;
    }
}
