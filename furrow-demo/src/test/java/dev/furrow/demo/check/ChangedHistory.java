package dev.furrow.demo.check;

import static dev.furrow.demo.check.BookingHistories.asPlanned;
import static dev.furrow.demo.check.BookingHistories.plan;

import dev.furrow.demo.people.Outcome;
import dev.furrow.demo.people.Plan;
import dev.furrow.demo.taxi.TaxiActivity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.swf.model.EventType;
import software.amazon.awssdk.services.swf.model.HistoryEvent;

/// A history that is changed in one place.
final class ChangedHistory {
    final Plan plan;
    final List<HistoryEvent> events;

    ChangedHistory(Outcome outcome) {
        plan = plan(outcome, 0);
        events = new ArrayList<>(asPlanned(plan).events());
    }

    int index(Predicate<HistoryEvent> which) {
        for (int i = 0; i < events.size(); i++) {
            if (which.test(events.get(i))) {
                return i;
            }
        }
        throw new AssertionError("No such event");
    }

    /// The id of the first event of a type.
    long id(EventType type) {
        return events.get(index(ofType(type))).eventId();
    }

    /// Leaves an event out, and the gap.
    ChangedHistory without(Predicate<HistoryEvent> which) {
        events.remove(index(which));
        return this;
    }

    /// Leaves the first event of a type out as if it had never been: no gap, no reference moved.
    ChangedHistory never(EventType type) {
        long id = id(type);
        // Any event that nobody looks at keeps the place.
        return with(
                ofType(type),
                event -> HistoryEvent.builder()
                        .eventId(id)
                        .eventTimestamp(event.eventTimestamp())
                        .eventType(EventType.MARKER_RECORDED)
                        .build());
    }

    ChangedHistory with(Predicate<HistoryEvent> which, UnaryOperator<HistoryEvent> change) {
        int index = index(which);
        events.set(index, change.apply(events.get(index)));
        return this;
    }

    /// Adds an event before the last, with ids in order behind it.
    ChangedHistory inserted(UnaryOperator<HistoryEvent.Builder> event) {
        return insertedAt(events.size() - 1, event);
    }

    ChangedHistory insertedAt(int index, UnaryOperator<HistoryEvent.Builder> event) {
        events.add(
                index,
                event.apply(HistoryEvent.builder()
                                .eventTimestamp(events.get(index - 1).eventTimestamp()))
                        .build());
        for (int i = index; i < events.size(); i++) {
            events.set(i, events.get(i).toBuilder().eventId(i + 1L).build());
        }
        return this;
    }

    List<String> problems() {
        return BookingHistories.problems(plan, events);
    }

    static Predicate<HistoryEvent> ofType(EventType type) {
        return event -> event.eventType() == type;
    }

    static Predicate<HistoryEvent> scheduled(TaxiActivity activity) {
        return event -> event.eventType() == EventType.ACTIVITY_TASK_SCHEDULED
                && event.activityTaskScheduledEventAttributes()
                        .activityType()
                        .name()
                        .equals(activity.type());
    }
}
