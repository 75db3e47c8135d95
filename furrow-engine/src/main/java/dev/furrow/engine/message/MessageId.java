package dev.furrow.engine.message;

import dev.furrow.engine.id.RunId;
import java.util.Comparator;

/// Identifies a message by its number and by what caused it. Messages that one lane sends sort in the order of their
/// sending.
///
/// @param sequence the number, from the [MessageSequence] of the sending lane
/// @param sender the run whose event caused it
/// @param eventId that event
/// @param part tells messages of one event apart; 0 when there is but one
public record MessageId(long sequence, RunId sender, long eventId, long part) implements Comparable<MessageId> {
    private static final Comparator<MessageId> ORDER = Comparator.comparingLong(MessageId::sequence)
            .thenComparing(MessageId::sender)
            .thenComparingLong(MessageId::eventId)
            .thenComparingLong(MessageId::part);

    @Override
    public int compareTo(MessageId other) {
        return ORDER.compare(this, other);
    }
}
