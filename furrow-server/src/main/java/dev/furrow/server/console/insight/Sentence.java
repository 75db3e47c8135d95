package dev.furrow.server.console.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A sentence in pieces, so that names can be set apart and times shown as the reader likes.
///
/// @param pieces in order
public record Sentence(List<Piece> pieces) {
    /// A part of a sentence.
    public sealed interface Piece {
        /// Words of our own.
        record Words(String text) implements Piece {}

        /// What somebody else has chosen: an id, a type, an identity. Not to be trusted.
        record Name(String text) implements Piece {}

        /// A point in time.
        record Time(Instant at) implements Piece {}

        /// An execution that can be looked at.
        record Execution(String workflowId, String runId) implements Piece {}

        /// An event of the execution that can be looked at.
        record Event(long eventId) implements Piece {}
    }

    /// Fills a pattern: `{0}` stands for the first piece.
    static Sentence fill(String pattern, Object... arguments) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
            int close = pattern.indexOf('}', open);
            if (close != open + 2 || !Character.isDigit(pattern.charAt(open + 1))) {
                throw new IllegalArgumentException("A brace that encloses no number: " + pattern);
            }
            words(pieces, pattern.substring(from, open));
            Object argument = arguments[pattern.charAt(open + 1) - '0'];
            switch (argument) {
                case Piece piece -> pieces.add(piece);
                case Sentence sentence -> pieces.addAll(sentence.pieces);
                default -> words(pieces, String.valueOf(argument));
            }
            from = close + 1;
        }
        words(pieces, pattern.substring(from));
        return new Sentence(List.copyOf(pieces));
    }

    private static void words(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece.Words(text));
        }
    }

    /// The sentence as plain text: names as [Shown] makes them, times in UTC.
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Words words -> text.append(words.text());
                case Piece.Name name ->
                    text.append('“').append(Shown.line(name.text())).append('”');
                case Piece.Time time -> text.append(Shown.time(time.at()));
                case Piece.Execution execution ->
                    text.append('“').append(Shown.line(execution.workflowId())).append('”');
                case Piece.Event event -> text.append(event.eventId());
            }
        }
        return text.toString();
    }
}
