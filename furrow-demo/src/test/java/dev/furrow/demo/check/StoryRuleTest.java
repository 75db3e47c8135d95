package dev.furrow.demo.check;

import static dev.furrow.demo.check.ChangedHistory.ofType;
import static dev.furrow.demo.check.ChangedHistory.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.demo.people.Outcome;
import dev.furrow.demo.taxi.TaxiActivity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.swf.model.EventType;
import software.amazon.awssdk.services.swf.model.HistoryEvent;

class StoryRuleTest {
    @Test
    void theWrongWinnerOfARaceIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.CONTESTED);
        String loser = changed.plan.accepting().get(1);
        HistoryEvent end = changed.events.getLast();
        long accepted = changed.id(EventType.WORKFLOW_EXECUTION_SIGNALED);
        changed.with(
                ofType(EventType.WORKFLOW_EXECUTION_COMPLETED),
                event -> event.toBuilder()
                        .workflowExecutionCompletedEventAttributes(done -> done.result("confirmed " + loser))
                        .build());

        assertThat(changed.problems())
                .contains("event " + end.eventId() + " (WorkflowExecutionCompleted) gives the ride to " + loser
                        + ", but event " + accepted + " (WorkflowExecutionSignaled) came first, from "
                        + changed.plan.accepting().getFirst());
    }

    @Test
    void aLoserWhoIsNotToldIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.CONTESTED);
        String loser = changed.plan.accepting().get(1);
        changed.with(
                event -> scheduled(TaxiActivity.TELL_DRIVER).test(event)
                        && event.activityTaskScheduledEventAttributes().input().equals(loser + " taken"),
                event -> event.toBuilder()
                        .activityTaskScheduledEventAttributes(event.activityTaskScheduledEventAttributes().toBuilder()
                                .input("T99 taken")
                                .build())
                        .build());

        assertThat(changed.problems()).containsExactly(loser + " accepted but was never told \"taken\"");
    }

    @Test
    void aLoserWhoIsToldYesIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.CONTESTED);
        String loser = changed.plan.accepting().get(1);
        changed.with(
                event -> scheduled(TaxiActivity.TELL_DRIVER).test(event)
                        && event.activityTaskScheduledEventAttributes().input().equals(loser + " taken"),
                event -> event.toBuilder()
                        .activityTaskScheduledEventAttributes(event.activityTaskScheduledEventAttributes().toBuilder()
                                .input(loser + " yours")
                                .build())
                        .build());

        assertThat(changed.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .endsWith(" tells \"" + loser + " yours\" instead of \"" + loser + " taken\""));
    }

    @Test
    void aConfirmationWithoutAnAcceptanceIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.CONFIRMED);
        long end = changed.events.getLast().eventId();

        assertThat(changed.never(EventType.WORKFLOW_EXECUTION_SIGNALED).problems())
                .contains("event " + end
                        + " (WorkflowExecutionCompleted) needs an acceptance before it, which is missing");
    }

    @Test
    void aConfirmationAgainstTheTimerIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.CONFIRMED);
        long accepted = changed.id(EventType.WORKFLOW_EXECUTION_SIGNALED);
        HistoryEvent timer = changed.events.get(changed.index(ofType(EventType.TIMER_STARTED)));
        int decision = (int) accepted - 1;
        while (changed.events.get(decision).eventType() != EventType.DECISION_TASK_STARTED) {
            decision--;
        }
        changed.never(EventType.TIMER_CANCELED)
                .insertedAt(
                        decision,
                        event -> event.eventType(EventType.TIMER_FIRED)
                                .eventTimestamp(timer.eventTimestamp().plusSeconds(4))
                                .timerFiredEventAttributes(fired -> fired.startedEventId(timer.eventId())));

        assertThat(changed.problems())
                .contains("TimerFired, event " + (decision + 1)
                        + " (TimerFired), should have settled the booking before event " + (accepted + 1)
                        + " (WorkflowExecutionSignaled) did");
    }

    @Test
    void whatComesWhileNobodyAnswersTheTimerMayWin() {
        ChangedHistory changed = new ChangedHistory(Outcome.CONFIRMED);
        int settled = (int) changed.id(EventType.WORKFLOW_EXECUTION_SIGNALED);
        HistoryEvent timer = changed.events.get(changed.index(ofType(EventType.TIMER_STARTED)));
        changed.insertedAt(
                        settled - 1,
                        event -> event.eventType(EventType.TIMER_FIRED)
                                .eventTimestamp(timer.eventTimestamp().plusSeconds(4))
                                .timerFiredEventAttributes(fired -> fired.startedEventId(timer.eventId())))
                .insertedAt(settled, event -> event.eventType(EventType.DECISION_TASK_STARTED))
                .insertedAt(
                        settled + 1,
                        event -> event.eventType(EventType.DECISION_TASK_TIMED_OUT)
                                .decisionTaskTimedOutEventAttributes(task -> task.scheduledEventId(1L)
                                        .startedEventId(settled + 1L)
                                        .timeoutType("START_TO_CLOSE")));

        assertThat(changed.problems())
                .noneSatisfy(problem -> assertThat(problem).contains("should have settled the booking"));
    }

    @ParameterizedTest
    @CsvSource({"CONFIRMED, WORKFLOW_EXECUTION_SIGNALED", "CANCELLED, WORKFLOW_EXECUTION_CANCEL_REQUESTED"})
    void whatComesInTheMomentInWhichTheTimerFiresMayWin(Outcome outcome, EventType settling) {
        ChangedHistory changed = new ChangedHistory(outcome);
        long settled = changed.id(settling);
        HistoryEvent timer = changed.events.get(changed.index(ofType(EventType.TIMER_STARTED)));
        changed.insertedAt(
                (int) settled - 1,
                event -> event.eventType(EventType.TIMER_FIRED)
                        .eventTimestamp(timer.eventTimestamp().plusSeconds(4))
                        .timerFiredEventAttributes(fired -> fired.startedEventId(timer.eventId())));

        assertThat(changed.problems())
                .noneSatisfy(problem -> assertThat(problem).contains("should have settled the booking"));
    }

    @Test
    void anAcceptanceThatWasPassedOverIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.NOBODY);
        int fired = changed.index(ofType(EventType.TIMER_FIRED));
        String taxi = changed.events
                .get(changed.index(scheduled(TaxiActivity.OFFER_RIDE)))
                .activityTaskScheduledEventAttributes()
                .input();
        changed.insertedAt(
                fired,
                event -> event.eventType(EventType.WORKFLOW_EXECUTION_SIGNALED)
                        .workflowExecutionSignaledEventAttributes(
                                signal -> signal.signalName("accepted").input(taxi)));

        assertThat(changed.problems())
                .contains("an acceptance, event " + (fired + 1)
                        + " (WorkflowExecutionSignaled), should have settled the booking before event "
                        + (fired + 2) + " (TimerFired) did");
    }

    @Test
    void aCancelWithoutARequestIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.CANCELLED);
        long end = changed.events.getLast().eventId();

        assertThat(changed.never(EventType.WORKFLOW_EXECUTION_CANCEL_REQUESTED).problems())
                .contains("event " + end
                        + " (WorkflowExecutionCanceled) needs the cancel request before it, which is missing");
    }

    @Test
    void anOfferThatWasForgottenIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.NOBODY);
        changed.with(
                scheduled(TaxiActivity.OFFER_RIDE),
                event -> event.toBuilder()
                        .activityTaskScheduledEventAttributes(event.activityTaskScheduledEventAttributes().toBuilder()
                                .input("T99")
                                .build())
                        .build());

        assertThat(changed.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .startsWith("event 7 (ActivityTaskCompleted) found [")
                        .contains("], but the ride was offered to [")
                        .contains("T99"));
    }

    @Test
    void offersAfterAnEmptySearchAreFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.NO_TAXI);
        changed.with(
                scheduled(TaxiActivity.TELL_CUSTOMER),
                event -> event.toBuilder()
                        .activityTaskScheduledEventAttributes(event.activityTaskScheduledEventAttributes().toBuilder()
                                .activityType(type -> type.name("OfferRide").version("1.0"))
                                .build())
                        .build());

        assertThat(changed.problems())
                .contains("OfferRide scheduled, event 11 (ActivityTaskScheduled), does not belong to the ending"
                        + " event 17 (WorkflowExecutionCompleted)");
    }

    @Test
    void aCustomerWhoIsToldSomethingElseIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.NO_TAXI);
        changed.with(
                scheduled(TaxiActivity.TELL_CUSTOMER),
                event -> event.toBuilder()
                        .activityTaskScheduledEventAttributes(event.activityTaskScheduledEventAttributes().toBuilder()
                                .input("confirmed T01")
                                .build())
                        .build());

        assertThat(changed.problems())
                .containsExactly("activity tell-customer-1 (event 11) tells the customer \"confirmed T01\" instead of"
                        + " \"no taxi\"");
    }

    @Test
    void anEndingThatTheWorkflowDoesNotKnowIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.NO_TAXI);
        HistoryEvent end = changed.events.getLast();
        changed.with(
                ofType(EventType.WORKFLOW_EXECUTION_COMPLETED),
                event -> event.toBuilder()
                        .eventType(EventType.WORKFLOW_EXECUTION_TERMINATED)
                        .build());

        assertThat(changed.problems())
                .contains("event " + end.eventId()
                        + " (WorkflowExecutionTerminated) is no ending that the workflow knows");
    }
}
