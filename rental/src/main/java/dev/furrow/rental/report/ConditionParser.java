package dev.furrow.rental.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `or` of `and` of `not`, names, and names compared with literals.
final class ConditionParser {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<name>[A-Za-z_][A-Za-z0-9_.]*)|'(?<text>[^']*)'|(?<number>-?[0-9]+(?:\\.[0-9]+)?)|(?<sign>==|!=|\\(|\\)))");

    private final String source;
    private final List<Token> tokens;
    private int next;

    private ConditionParser(String source) {
        this.source = source;
        this.tokens = tokens(source);
    }

    static Condition parse(String source) {
        ConditionParser parser = new ConditionParser(source);
        Condition whole = parser.either();
        if (parser.next != parser.tokens.size()) {
            throw parser.mistake();
        }
        return whole;
    }

    private Condition either() {
        Condition left = both();
        while (accept("or")) {
            left = new Condition.Or(left, both());
        }
        return left;
    }

    private Condition both() {
        Condition left = single();
        while (accept("and")) {
            left = new Condition.And(left, single());
        }
        return left;
    }

    private Condition single() {
        if (accept("not")) {
            return new Condition.Not(single());
        }
        if (accept("(")) {
            Condition inner = either();
            if (!accept(")")) {
                throw mistake();
            }
            return inner;
        }
        String name = take(Kind.NAME).text();
        if (accept("==")) {
            return new Condition.Equal(name, literal());
        }
        return accept("!=") ? new Condition.Not(new Condition.Equal(name, literal())) : new Condition.Given(name);
    }

    private Object literal() {
        Token token = next < tokens.size() ? tokens.get(next++) : new Token(Kind.SIGN, "");
        return switch (token.kind()) {
            case TEXT -> token.text();
            case NUMBER -> new BigDecimal(token.text());
            case NAME, SIGN -> throw mistake();
        };
    }

    private boolean accept(String word) {
        if (next < tokens.size()) {
            Token token = tokens.get(next);
            if (token.kind() != Kind.TEXT && token.text().equals(word)) {
                next++;
                return true;
            }
        }
        return false;
    }

    private Token take(Kind kind) {
        if (next >= tokens.size() || tokens.get(next).kind() != kind) {
            throw mistake();
        }
        return tokens.get(next++);
    }

    private ReportMistake mistake() {
        return new ReportMistake("\"" + source + "\" is no condition; such are: name, not name, name == 'text', "
                + "name != 3, and these joined by and, or, and parentheses");
    }

    private static List<Token> tokens(String source) {
        List<Token> found = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(source);
        int at = 0;
        while (at < source.length() && matcher.find(at) && matcher.start() == at) {
            found.add(Token.of(matcher));
            at = matcher.end();
        }
        if (!source.substring(at).isBlank() || found.isEmpty()) {
            throw new ReportMistake("\"" + source + "\" is no condition");
        }
        return found;
    }

    private enum Kind {
        NAME,
        TEXT,
        NUMBER,
        SIGN
    }

    private record Token(Kind kind, String text) {
        static Token of(Matcher matcher) {
            if (matcher.group("name") != null) {
                return new Token(Kind.NAME, matcher.group("name"));
            }
            if (matcher.group("text") != null) {
                return new Token(Kind.TEXT, matcher.group("text"));
            }
            return matcher.group("number") != null
                    ? new Token(Kind.NUMBER, matcher.group("number"))
                    : new Token(Kind.SIGN, matcher.group("sign"));
        }
    }
}
