package dev.furrow.demo.check;

import static dev.furrow.demo.check.BookingHistories.asPlanned;
import static dev.furrow.demo.check.BookingHistories.booking;
import static dev.furrow.demo.check.BookingHistories.plan;
import static dev.furrow.demo.check.BookingHistories.problems;
import static dev.furrow.demo.check.ChangedHistory.ofType;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.demo.people.EndedBooking;
import dev.furrow.demo.people.Outcome;
import dev.furrow.demo.people.Plan;
import dev.furrow.demo.people.SimulatedDrivers.Answers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.swf.model.EventType;
import software.amazon.awssdk.services.swf.model.HistoryEvent;

class PlanRuleTest {
    private final Plan confirmed = plan(Outcome.CONFIRMED, 0);
    private final Plan nobody = plan(Outcome.NOBODY, 0);

    /// The history of a booking with this plan's wishes in which nobody accepts.
    private List<HistoryEvent> expired(Plan plan) {
        return asPlanned(new Plan(
                        plan.seed(),
                        plan.number(),
                        Outcome.NOBODY,
                        plan.customer(),
                        plan.type(),
                        plan.place(),
                        plan.think(),
                        plan.cancelAfter(),
                        List.of(),
                        plan.mapFailures()))
                .events();
    }

    @Test
    void anotherEndingIsFound() {
        Plan cancelled = plan(Outcome.CANCELLED, 0);
        List<HistoryEvent> history = expired(cancelled);

        assertThat(problems(cancelled, history))
                .contains("event " + history.size()
                        + " (WorkflowExecutionCompleted) ends it as NOBODY, but the plan was CANCELLED");
    }

    @Test
    void aDriverWhoCameTooLateIsNoProblem() {
        EndedBooking booking = booking(confirmed, expired(confirmed));

        Report report = HistoryChecker.check(new EndedBooking(
                booking.plan(),
                booking.run(),
                false,
                booking.took(),
                booking.history(),
                new Answers(Set.of(), Set.copyOf(confirmed.accepting())),
                false,
                List.of()));

        assertThat(report.problems()).isEmpty();
        assertThat(report.ended()).isEqualTo(Outcome.NOBODY);
    }

    @Test
    void aDriverWhoNeverTriedIsFound() {
        EndedBooking booking = booking(confirmed, expired(confirmed));

        assertThat(HistoryChecker.check(new EndedBooking(
                                booking.plan(),
                                booking.run(),
                                false,
                                booking.took(),
                                booking.history(),
                                Answers.NONE,
                                false,
                                List.of()))
                        .problems())
                .containsExactly("event " + booking.history().size()
                        + " (WorkflowExecutionCompleted) ends it as NOBODY, but the plan was CONFIRMED");
    }

    @Test
    void aBookingThatRanOutWhileTheDemoWasAwayIsNoProblem() {
        EndedBooking booking = booking(confirmed, expired(confirmed));

        assertThat(HistoryChecker.check(new EndedBooking(
                                booking.plan(),
                                booking.run(),
                                true,
                                booking.took(),
                                booking.history(),
                                Answers.NONE,
                                false,
                                List.of()))
                        .problems())
                .isEmpty();
    }

    @Test
    void anotherResultOfTheSearchIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.NO_TAXI);
        changed.with(
                ofType(EventType.ACTIVITY_TASK_COMPLETED),
                event -> event.toBuilder()
                        .activityTaskCompletedEventAttributes(done ->
                                done.scheduledEventId(5L).startedEventId(6L).result("T01"))
                        .build());

        assertThat(changed.problems()).contains("event 7 (ActivityTaskCompleted) has the result [T01] instead of []");
    }

    @Test
    void aFailureThatWasNotPlannedIsFound() {
        Plan withFailure = plan(Outcome.NOBODY, 1);
        List<HistoryEvent> history = asPlanned(new Plan(
                        nobody.seed(),
                        nobody.number(),
                        nobody.outcome(),
                        nobody.customer(),
                        nobody.type(),
                        nobody.place(),
                        nobody.think(),
                        nobody.cancelAfter(),
                        nobody.accepting(),
                        withFailure.mapFailures()))
                .events();

        assertThat(problems(nobody, history)).containsExactly("FindTaxis failed 1 times instead of 0 times");
    }

    @Test
    void theInputOfAnotherBookingIsFound() {
        assertThat(new ChangedHistory(Outcome.NO_TAXI)
                        .with(
                                ofType(EventType.WORKFLOW_EXECUTION_STARTED),
                                event -> event.toBuilder()
                                        .workflowExecutionStartedEventAttributes(started -> started.input("odd"))
                                        .build())
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .startsWith("event 1 (WorkflowExecutionStarted) has the input \"odd\" instead of \"customer="));
    }
}
