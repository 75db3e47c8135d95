package dev.furrow.demo.taxi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.swf.model.Decision;
import software.amazon.awssdk.services.swf.model.EventType;

/// The decider is a function: a history goes in, decisions come out. So its tests need no server and no time.
class BookingDeciderTest {
    private static final Ride RIDE = new Ride("Ada", TaxiType.VAN, Place.ZOO, 4);

    private final TestHistory history = TestHistory.of(RIDE);

    /// What is decided on a task that starts now, in short words.
    private List<String> decisions() {
        return new BookingDecider()
                .decide(history.taskStarts().events()).stream()
                        .map(BookingDeciderTest::words)
                        .toList();
    }

    private static String words(Decision decision) {
        return switch (decision.decisionType()) {
            case SCHEDULE_ACTIVITY_TASK -> {
                var task = decision.scheduleActivityTaskDecisionAttributes();
                assertThat(task.activityId()).startsWith(task.control() + "-");
                yield task.activityType().name() + " " + task.activityId() + ": " + task.input();
            }
            case START_TIMER -> {
                var timer = decision.startTimerDecisionAttributes();
                yield "start " + timer.timerId() + " " + timer.startToFireTimeout();
            }
            case CANCEL_TIMER ->
                "cancel " + decision.cancelTimerDecisionAttributes().timerId();
            case COMPLETE_WORKFLOW_EXECUTION ->
                "complete: "
                        + decision.completeWorkflowExecutionDecisionAttributes().result();
            case CANCEL_WORKFLOW_EXECUTION ->
                "cancel: "
                        + decision.cancelWorkflowExecutionDecisionAttributes().details();
            case FAIL_WORKFLOW_EXECUTION -> {
                var fail = decision.failWorkflowExecutionDecisionAttributes();
                yield "fail: " + fail.reason() + ": " + fail.details();
            }
            default -> decision.decisionTypeAsString();
        };
    }

    @Test
    void aNewBookingLooksForTaxis() {
        assertThat(decisions()).containsExactly("FindTaxis find-1: customer=Ada type=van place=zoo patience=4");
    }

    @Test
    void anInputThatIsNoRideFailsTheBookingAndSaysWhy() {
        TestHistory odd = TestHistory.ofInput("a taxi please").taskStarts();

        assertThat(new BookingDecider().decide(odd.events()))
                .extracting(BookingDeciderTest::words)
                .containsExactly(
                        "fail: The booking cannot be read: The input must be \"customer=NAME type=TYPE place=PLACE"
                                + " patience=SECONDS\" but is \"a taxi please\"");
    }

    @Nested
    class WhileTheSearchIsUnderWay {
        private final long find = searching();

        private long searching() {
            history.decides();
            return history.schedules(TaxiActivity.FIND_TAXIS, "find", 1, RIDE.text());
        }

        @Test
        void aFailureIsTriedAgainUnderAnotherId() {
            history.fails(find, "The map does not answer");

            assertThat(decisions()).containsExactly("FindTaxis find-2: " + RIDE.text());
        }

        @Test
        void aTimeOutIsTriedAgain() {
            history.timesOut(find);

            assertThat(decisions()).containsExactly("FindTaxis find-2: " + RIDE.text());
        }

        @Test
        void theFifthFailureInARowFailsTheBooking() {
            history.fails(find, "one").decides();
            for (int attempt = 2; attempt <= 4; attempt++) {
                history.fails(history.schedules(TaxiActivity.FIND_TAXIS, "find", attempt, RIDE.text()), "more")
                        .decides();
            }
            history.fails(history.schedules(TaxiActivity.FIND_TAXIS, "find", 5, RIDE.text()), "The map is gone");

            assertThat(decisions())
                    .containsExactly(
                            "fail: A step does not succeed: find has failed 5 times, the last time with: The map is gone");
        }

        @Test
        void aDeciderThatDiedIsReplacedWithoutATrace() {
            history.done(find, "T01 T02").taskTimesOut();

            assertThat(decisions())
                    .containsExactly("OfferRide offer-T01-1: T01", "OfferRide offer-T02-1: T02", "start patience 4");
        }

        @Test
        void noTaxiTellsTheCustomerToTryLater() {
            history.done(find, "");

            assertThat(decisions()).containsExactly("TellCustomer tell-customer-1: no taxi");
        }

        @Test
        void aCancelWaitsForTheSearch() {
            history.workerStarts(find).customerCancels();

            assertThat(decisions()).isEmpty();
        }

        @Test
        void aCancelEndsTheBookingWhenTheSearchIsOver() {
            history.workerStarts(find).customerCancels().decides().workerCompletes(find, "T01");

            assertThat(decisions()).containsExactly("cancel: cancelled by the customer");
        }

        @Test
        void aSearchThatFailsAfterACancelIsNotTriedAgain() {
            history.customerCancels().decides().fails(find, "The map does not answer");

            assertThat(decisions()).containsExactly("cancel: cancelled by the customer");
        }

        @Test
        void aSignalOfSomebodyWhoWasNotAskedChangesNothing() {
            history.workerStarts(find).accepts("T99");

            assertThat(decisions()).isEmpty();
        }

        @Test
        void aRefusedDecisionFailsTheBooking() {
            history.add(
                    EventType.SCHEDULE_ACTIVITY_TASK_FAILED,
                    event -> event.scheduleActivityTaskFailedEventAttributes(
                            failed -> failed.activityId("find-1").cause("ACTIVITY_TYPE_DEPRECATED")));
            history.ask();

            assertThat(decisions())
                    .containsExactly(
                            "fail: The service refuses a decision: ScheduleActivityTask: ACTIVITY_TYPE_DEPRECATED");
        }
    }

    @Test
    void aCancelBeforeAnythingElseEndsTheBooking() {
        history.customerCancels();

        assertThat(decisions()).containsExactly("cancel: cancelled by the customer");
    }

    @Nested
    class WhileTheOfferStands {
        private final long timer = offered();
        private long one;
        private long two;

        private long offered() {
            history.decides();
            history.done(history.schedules(TaxiActivity.FIND_TAXIS, "find", 1, RIDE.text()), "T01 T02")
                    .decides();
            one = history.schedules(TaxiActivity.OFFER_RIDE, "offer-T01", 1, "T01");
            two = history.schedules(TaxiActivity.OFFER_RIDE, "offer-T02", 1, "T02");
            return history.startsTimer(4);
        }

        private TestHistory delivered() {
            return history.done(one, "delivered").done(two, "delivered").decides();
        }

        @Test
        void deliveredOffersLeaveNothingToDecide() {
            history.done(one, "delivered").done(two, "delivered");

            assertThat(decisions()).isEmpty();
        }

        @Test
        void anOfferThatFailsIsMadeAgain() {
            history.done(one, "delivered").fails(two, "no signal");

            assertThat(decisions()).containsExactly("OfferRide offer-T02-2: T02");
        }

        @Test
        void anAcceptanceStopsTheTimerAndConfirms() {
            delivered().accepts("T02");

            assertThat(decisions())
                    .containsExactly(
                            "cancel patience",
                            "TellCustomer tell-customer-1: confirmed T02",
                            "TellDriver tell-T02-1: T02 yours");
        }

        @Test
        void theFirstOfTwoAcceptancesWinsAndTheOtherIsToldNo() {
            delivered().accepts("T02").accepts("T01");

            assertThat(decisions())
                    .containsExactly(
                            "cancel patience",
                            "TellCustomer tell-customer-1: confirmed T02",
                            "TellDriver tell-T02-1: T02 yours",
                            "TellDriver tell-T01-1: T01 taken");
        }

        @Test
        void acceptingTwiceIsAcceptingOnce() {
            delivered().accepts("T02").accepts("T02");

            assertThat(decisions()).hasSize(3).doesNotContain("TellDriver tell-T02-1: T02 taken");
        }

        @Test
        void otherSignalsAreNoAcceptance() {
            delivered().signal("declined", "T02");

            assertThat(decisions()).isEmpty();
        }

        @Test
        void aSignalWithoutInputIsNoAcceptance() {
            delivered().signal(TaxiTypes.ACCEPTED, null);

            assertThat(decisions()).isEmpty();
        }

        @Test
        void theTimerAsksTheCustomerToTryAgain() {
            delivered().timerFires(timer, 4);

            assertThat(decisions()).containsExactly("TellCustomer tell-customer-1: nobody accepted");
        }

        @Test
        void anAcceptanceAfterTheTimerIsTooLate() {
            delivered().timerFires(timer, 4).accepts("T01");

            assertThat(decisions())
                    .containsExactly(
                            "TellCustomer tell-customer-1: nobody accepted", "TellDriver tell-T01-1: T01 taken");
        }

        @Test
        void anAcceptanceJustBeforeTheTimerWinsAndLeavesNoTimerToStop() {
            delivered().accepts("T01").timerFires(timer, 4);

            assertThat(decisions())
                    .containsExactly("TellCustomer tell-customer-1: confirmed T01", "TellDriver tell-T01-1: T01 yours");
        }

        @Test
        void aCancelStopsTheTimerAndEndsTheBookingAtOnce() {
            delivered().customerCancels();

            assertThat(decisions()).containsExactly("cancel patience", "cancel: cancelled by the customer");
        }

        @Test
        void aCancelStopsTheTimerAtOnceAndWaitsForOffersUnderWay() {
            history.done(one, "delivered").workerStarts(two).customerCancels();

            assertThat(decisions()).containsExactly("cancel patience");
        }

        @Test
        void anAcceptanceAfterACancelIsTooLate() {
            delivered().customerCancels().accepts("T01");

            assertThat(decisions()).containsExactly("cancel patience", "TellDriver tell-T01-1: T01 taken");
        }

        @Test
        void aCancelAfterAnAcceptanceIsTooLate() {
            delivered().accepts("T01").customerCancels();

            assertThat(decisions())
                    .containsExactly(
                            "cancel patience",
                            "TellCustomer tell-customer-1: confirmed T01",
                            "TellDriver tell-T01-1: T01 yours");
        }

        @Nested
        class AndADriverHasAccepted {
            private final long customer = told();
            private long driver;

            private long told() {
                delivered().accepts("T01").decides().cancelsTimer(timer);
                long scheduled = history.schedules(TaxiActivity.TELL_CUSTOMER, "tell-customer", 1, "confirmed T01");
                driver = history.schedules(TaxiActivity.TELL_DRIVER, "tell-T01", 1, "T01 yours");
                return scheduled;
            }

            @Test
            void theBookingStaysOpenUntilEverybodyIsTold() {
                history.done(customer, "told");

                assertThat(decisions()).isEmpty();
            }

            @Test
            void theBookingClosesWhenEverybodyIsTold() {
                history.done(customer, "told").done(driver, "told");

                assertThat(decisions()).containsExactly("complete: confirmed T01");
            }

            @Test
            void aMessageThatFailsIsSentAgain() {
                history.done(customer, "told").fails(driver, "no signal");

                assertThat(decisions()).containsExactly("TellDriver tell-T01-2: T01 yours");
            }

            @Test
            void aLatecomerIsToldBeforeTheBookingCloses() {
                history.done(customer, "told").done(driver, "told").accepts("T02");

                assertThat(decisions()).containsExactly("TellDriver tell-T02-1: T02 taken");
            }

            @Test
            void aCloseThatWasRefusedIsDecidedAgain() {
                history.done(customer, "told").done(driver, "told").taskStarts();
                history.accepts("T01").taskCompletes();
                history.add(
                        EventType.COMPLETE_WORKFLOW_EXECUTION_FAILED,
                        event -> event.completeWorkflowExecutionFailedEventAttributes(
                                failed -> failed.cause("UNHANDLED_DECISION")));

                assertThat(decisions()).containsExactly("complete: confirmed T01");
            }
        }
    }

    @Test
    void theSameHistoryAlwaysGivesTheSameDecisions() {
        history.decides();
        history.done(history.schedules(TaxiActivity.FIND_TAXIS, "find", 1, RIDE.text()), "T01 T02")
                .taskStarts();
        BookingDecider decider = new BookingDecider();

        assertThat(decider.decide(history.events()))
                .isEqualTo(decider.decide(history.events()))
                .hasSize(3);
    }
}
