package dev.furrow.demo.check;

import static dev.furrow.demo.check.BookingHistories.asPlanned;
import static dev.furrow.demo.check.BookingHistories.plan;
import static dev.furrow.demo.check.BookingHistories.problems;
import static dev.furrow.demo.check.ChangedHistory.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.demo.people.Outcome;
import dev.furrow.demo.people.Plan;
import dev.furrow.demo.taxi.TaxiActivity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.swf.model.EventType;
import software.amazon.awssdk.services.swf.model.HistoryEvent;

class ActivityRuleTest {
    @Test
    void aLostResultIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.CONFIRMED);
        HistoryEvent offer = changed.events.get(changed.index(scheduled(TaxiActivity.OFFER_RIDE)));
        changed.with(
                event -> event.eventType() == EventType.ACTIVITY_TASK_COMPLETED
                        && event.activityTaskCompletedEventAttributes().scheduledEventId() == (long) offer.eventId(),
                event -> event.toBuilder().eventType(EventType.MARKER_RECORDED).build());

        assertThat(changed.problems())
                .containsExactly("activity "
                        + offer.activityTaskScheduledEventAttributes().activityId() + " (event " + offer.eventId()
                        + ") was never closed: its result is lost");
    }

    @Test
    void twoResultsAreFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.CONFIRMED);
        changed.insertedAt(7, event -> changed.events.get(6).toBuilder());

        assertThat(changed.problems())
                .contains("activity find-1 (event 5) was closed more than once: event 7 (ActivityTaskCompleted),"
                        + " event 8 (ActivityTaskCompleted)");
    }

    @Test
    void twoStartsAreFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.CONFIRMED);
        changed.insertedAt(6, event -> changed.events.get(5).toBuilder());

        assertThat(changed.problems())
                .contains("activity find-1 (event 5) was started more than once: event 6 (ActivityTaskStarted),"
                        + " event 7 (ActivityTaskStarted)");
    }

    @Test
    void aResultWithoutAStartIsFound() {
        assertThat(new ChangedHistory(Outcome.CONFIRMED)
                        .never(EventType.ACTIVITY_TASK_STARTED)
                        .problems())
                .containsExactly("event 7 (ActivityTaskCompleted) names 6 as its start, but that is 0");
    }

    @Test
    void aResultOfNothingIsFound() {
        assertThat(new ChangedHistory(Outcome.NO_TAXI)
                        .never(EventType.ACTIVITY_TASK_SCHEDULED)
                        .problems())
                .contains(
                        "event 6 (ActivityTaskStarted) is about an activity that was never scheduled",
                        "event 7 (ActivityTaskCompleted) is about an activity that was never scheduled");
    }

    @Test
    void anIdThatIsUsedTwiceIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.NO_TAXI);
        changed.with(
                scheduled(TaxiActivity.TELL_CUSTOMER),
                event -> event.toBuilder()
                        .activityTaskScheduledEventAttributes(event.activityTaskScheduledEventAttributes().toBuilder()
                                .activityId("find-1")
                                .build())
                        .build());

        assertThat(changed.problems()).containsExactly("activity find-1 (event 11) has an id that was used before");
    }

    @Test
    void workThatIsDoneAgainIsFound() {
        Plan plan = plan(Outcome.CONFIRMED, 1);
        List<HistoryEvent> events = new ArrayList<>(asPlanned(plan).events());
        // The first attempt succeeds after all.
        events.set(
                6,
                events.get(6).toBuilder()
                        .eventType(EventType.ACTIVITY_TASK_COMPLETED)
                        .activityTaskCompletedEventAttributes(
                                done -> done.scheduledEventId(5L).startedEventId(6L))
                        .build());

        assertThat(problems(plan, events))
                .contains("activity find-2 (event 11) does again what event 7 (ActivityTaskCompleted) had done");
    }
}
