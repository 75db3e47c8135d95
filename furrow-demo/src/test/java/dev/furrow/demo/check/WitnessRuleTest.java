package dev.furrow.demo.check;

import static dev.furrow.demo.check.BookingHistories.asPlanned;
import static dev.furrow.demo.check.BookingHistories.booking;
import static dev.furrow.demo.check.BookingHistories.plan;
import static dev.furrow.demo.check.BookingHistories.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.demo.people.EndedBooking;
import dev.furrow.demo.people.Outcome;
import dev.furrow.demo.people.Plan;
import dev.furrow.demo.people.SimulatedDrivers.Answers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.swf.model.EventType;

class WitnessRuleTest {
    private List<String> problems(Plan plan, Answers drivers, boolean cancelled, List<String> complaints) {
        EndedBooking booking = booking(plan, asPlanned(plan).events());
        return HistoryChecker.check(new EndedBooking(
                        booking.plan(),
                        booking.run(),
                        false,
                        booking.took(),
                        booking.history(),
                        drivers,
                        cancelled,
                        complaints))
                .problems();
    }

    @Test
    void anAcceptanceThatWasTakenAndLostIsFound() {
        assertThat(problems(plan(Outcome.NOBODY, 0), new Answers(Set.of("T07"), Set.of()), false, List.of()))
                .containsExactly("the service took the acceptance of T07, but no WorkflowExecutionSignaled shows it");
    }

    @Test
    void aCancelThatWasTakenAndLostIsFound() {
        assertThat(problems(plan(Outcome.NOBODY, 0), Answers.NONE, true, List.of()))
                .containsExactly(
                        "the service took the customer's cancel, but no WorkflowExecutionCancelRequested shows it");
    }

    @Test
    void aRacerWhoWasNeitherHeardNorRefusedIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.CONTESTED);
        String racer = changed.plan.accepting().get(1);
        changed.with(
                event -> event.eventType() == EventType.WORKFLOW_EXECUTION_SIGNALED
                        && event.workflowExecutionSignaledEventAttributes()
                                .input()
                                .equals(racer),
                event -> event.toBuilder().eventType(EventType.MARKER_RECORDED).build());
        EndedBooking booking = booking(changed.plan, changed.events);

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
                .containsExactly(racer + " should have raced for the ride, but was neither heard nor refused");
    }

    @Test
    void whatTheCustomerComplainsOfIsAProblem() {
        assertThat(problems(plan(Outcome.NOBODY, 0), Answers.NONE, false, List.of("it is still open after 64 s")))
                .containsExactly("it is still open after 64 s");
    }
}
