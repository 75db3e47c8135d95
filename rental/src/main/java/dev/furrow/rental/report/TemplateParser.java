package dev.furrow.rental.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a template, and refuses texts in which a place for a value would not be one: inside quotes, in a comment.
final class TemplateParser {
    private static final Pattern TAG = Pattern.compile("\\{\\{(.*?)}}|\\{%(.*?)%}", Pattern.DOTALL);
    private static final Pattern LOOP = Pattern.compile("for\\s+([A-Za-z_]\\w*)\\s+in\\s+([A-Za-z_]\\w*)");

    private final List<Piece> pieces;
    private int next;

    TemplateParser(String source) {
        this.pieces = pieces(source);
    }

    List<Part> parse() {
        List<Part> parts = body();
        if (next < pieces.size()) {
            throw new ReportMistake("{% " + pieces.get(next).text() + " %} closes nothing");
        }
        return parts;
    }

    /// Up to a tag that belongs to the block around.
    private List<Part> body() {
        List<Part> parts = new ArrayList<>();
        while (next < pieces.size()) {
            Piece piece = pieces.get(next);
            if (piece.kind() == Kind.STATEMENT && !piece.opens()) {
                break;
            }
            next++;
            parts.add(
                    switch (piece.kind()) {
                        case SQL -> new Part.Text(Sql.checked(piece.text()));
                        case PLACE -> Template.place(piece.text());
                        case STATEMENT -> piece.text().startsWith("if") ? choice(piece) : loop(piece);
                    });
        }
        return List.copyOf(parts);
    }

    private Part choice(Piece opening) {
        List<Part.Branch> branches = new ArrayList<>();
        branches.add(new Part.Branch(condition(opening, "if"), body()));
        while (true) {
            Piece piece = closing("endif");
            if (piece.text().equals("endif")) {
                return new Part.Choice(List.copyOf(branches));
            }
            boolean last = branches.getLast().when() instanceof Condition.Always;
            if (last || !(piece.text().equals("else") || piece.text().startsWith("elif"))) {
                throw new ReportMistake(
                        "{% " + piece.text() + " %} does not belong after {% " + opening.text() + " %}");
            }
            Condition when = piece.text().equals("else") ? new Condition.Always() : condition(piece, "elif");
            branches.add(new Part.Branch(when, body()));
        }
    }

    private Part loop(Piece opening) {
        Matcher matcher = LOOP.matcher(opening.text());
        if (!matcher.matches()) {
            throw new ReportMistake("{% " + opening.text() + " %} should be {% for each in list %}");
        }
        List<Part> body = body();
        Piece end = closing("endfor");
        if (!end.text().equals("endfor")) {
            throw new ReportMistake("{% " + end.text() + " %} stands where {% endfor %} should");
        }
        return new Part.Loop(matcher.group(1), matcher.group(2), body);
    }

    private Piece closing(String wanted) {
        if (next == pieces.size()) {
            throw new ReportMistake("{% " + wanted + " %} is missing");
        }
        return pieces.get(next++);
    }

    private static Condition condition(Piece piece, String word) {
        return ConditionParser.parse(piece.text().substring(word.length()).strip());
    }

    private static List<Piece> pieces(String source) {
        String sql = Sql.withoutComments(source);
        List<Piece> found = new ArrayList<>();
        Matcher matcher = TAG.matcher(sql);
        int at = 0;
        while (matcher.find()) {
            found.add(new Piece(Kind.SQL, sql.substring(at, matcher.start())));
            found.add(
                    matcher.group(1) == null
                            ? new Piece(Kind.STATEMENT, matcher.group(2).strip())
                            : new Piece(Kind.PLACE, matcher.group(1).strip()));
            at = matcher.end();
        }
        found.add(new Piece(Kind.SQL, sql.substring(at)));
        found.removeIf(piece -> piece.kind() == Kind.SQL && piece.text().isEmpty());
        return found;
    }

    private enum Kind {
        SQL,
        PLACE,
        STATEMENT
    }

    private record Piece(Kind kind, String text) {
        boolean opens() {
            return text.startsWith("if ") || text.startsWith("for ");
        }
    }
}
