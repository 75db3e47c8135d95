package dev.furrow.rental.report;

/// What the text between two tags of a template must be like, so that a `?` after it is a place for a value.
final class Sql {
    private Sql() {}

    /// Comments are for people; a quote in one would mislead the check of quotes.
    static String withoutComments(String source) {
        StringBuilder kept = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            }
            if (!quoted && source.startsWith("--", i)) {
                int end = source.indexOf('\n', i);
                i = end < 0 ? source.length() : end - 1;
            } else {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    static String checked(String piece) {
        boolean quoted = false;
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && unwelcome(piece, i)) {
                throw new ReportMistake("\"" + around(piece, i) + "\": a report is one statement in plain SQL, "
                        + "without ;, ?, \", $, backslashes and /* comments");
            }
        }
        if (quoted) {
            throw new ReportMistake("\"" + piece.strip() + "\": a value must not stand between quotes; "
                    + "write {{ name }}, and for a part of a text: '%' || {{ name }} || '%'");
        }
        return piece;
    }

    private static boolean unwelcome(String piece, int i) {
        return switch (piece.charAt(i)) {
            case ';', '?', '"', '$', '\\', '`', '\0' -> true;
            case '/' -> piece.startsWith("/*", i);
            case '{' -> true;
            default -> false;
        };
    }

    private static String around(String piece, int i) {
        return piece.substring(Math.max(0, i - 20), Math.min(piece.length(), i + 20))
                .strip();
    }
}
