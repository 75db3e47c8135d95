package dev.furrow.rental.report;

import java.util.List;
import java.util.regex.Pattern;

/// The name of a column that a reader chose. Only [#oneOf] makes one, and what it holds was written by the author
/// of the report: it is the sole thing that a reader can cause to stand in the text of a statement.
final class Identifier {
    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final String name;

    private Identifier(String name) {
        this.name = name;
    }

    static Identifier oneOf(List<String> allowed, String wanted) {
        // The author's text is taken, not the reader's equal one.
        return allowed.stream()
                .filter(each -> each.equals(wanted) && PLAIN.matcher(each).matches())
                .findFirst()
                .map(Identifier::new)
                .orElseThrow(() -> new ReportRefused("\"" + wanted + "\" is none of " + allowed));
    }

    String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
