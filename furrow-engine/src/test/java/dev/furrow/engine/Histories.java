package dev.furrow.engine;

import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.EventType;
import dev.furrow.api.event.HistoryEvent;
import java.util.List;

/// Looks at histories: what kinds of events they hold, and what single ones say.
public final class Histories {
    private Histories() {}

    /// The kinds of the events, in order.
    public static List<EventType> types(List<HistoryEvent> history) {
        return history.stream().map(HistoryEvent::eventType).toList();
    }

    /// The kinds of the events from an id on.
    public static List<EventType> typesFrom(long eventId, List<HistoryEvent> history) {
        return types(history.subList((int) eventId - 1, history.size()));
    }

    /// What the events of one kind say, in order.
    public static <T extends EventAttributes> List<T> all(Class<T> type, List<HistoryEvent> history) {
        return history.stream()
                .map(HistoryEvent::attributes)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /// What the only event of a kind says.
    public static <T extends EventAttributes> T only(Class<T> type, List<HistoryEvent> history) {
        List<T> all = all(type, history);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " events " + type.getSimpleName() + " in " + types(history));
        }
        return all.getFirst();
    }

    /// What the newest event of a kind says.
    public static <T extends EventAttributes> T last(Class<T> type, List<HistoryEvent> history) {
        List<T> all = all(type, history);
        if (all.isEmpty()) {
            throw new AssertionError("No event " + type.getSimpleName() + " in " + types(history));
        }
        return all.getLast();
    }

    /// The id of the newest event of a kind.
    public static long idOfLast(EventType type, List<HistoryEvent> history) {
        for (HistoryEvent event : history.reversed()) {
            if (event.eventType() == type) {
                return event.eventId();
            }
        }
        throw new AssertionError("No event " + type + " in " + types(history));
    }
}
