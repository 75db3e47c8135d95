package dev.furrow.demo.taxi;

import dev.furrow.demo.worker.Decider;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.swf.model.Decision;
import software.amazon.awssdk.services.swf.model.DecisionType;
import software.amazon.awssdk.services.swf.model.HistoryEvent;

/// The workflow. Find nearby taxis of the type; if there are none, ask the customer to try later. Else offer the ride
/// to all of them and wait for a driver to accept, for some minutes. The first who accepts gets the ride, every later
/// one is told no; if nobody does, ask the customer to try again. Until a driver has accepted the customer may
/// cancel.
///
/// It decides from where the booking stands, not from what is new: a step that is needed is scheduled unless it is
/// under way or done. So it does not matter how many events a decision task brings, or whether the last one was lost,
/// and retrying a failed activity needs no more than the count of its attempts.
public final class BookingDecider implements Decider {
    private static final int MOST_ATTEMPTS = 5;

    @Override
    public List<Decision> decide(List<HistoryEvent> history) {
        BookingProgress booking = BookingProgress.of(history);
        try {
            return new Batch(booking, Ride.parse(booking.input())).decide();
        } catch (IllegalArgumentException notARide) {
            return List.of(fail("The booking cannot be read", String.valueOf(notARide.getMessage())));
        } catch (StepExhausted exhausted) {
            return List.of(fail("A step does not succeed", String.valueOf(exhausted.getMessage())));
        }
    }

    /// The decisions for one decision task.
    private static final class Batch {
        private final BookingProgress booking;
        private final Ride ride;
        private final List<Decision> decisions = new ArrayList<>();
        private boolean schedules;

        private Batch(BookingProgress booking, Ride ride) {
            this.booking = booking;
            this.ride = ride;
        }

        private List<Decision> decide() throws StepExhausted {
            Verdict verdict = booking.verdict();
            List<String> taxis = booking.taxis();
            String refusal = booking.refusal();
            if (refusal != null) {
                decisions.add(fail("The service refuses a decision", refusal));
            } else if (verdict != null) {
                finish(verdict);
            } else if (taxis != null) {
                offer(taxis);
            } else {
                need(TaxiActivity.FIND_TAXIS, BookingProgress.find(), ride.text());
            }
            return decisions;
        }

        private void offer(List<String> taxis) throws StepExhausted {
            for (String taxi : taxis) {
                need(TaxiActivity.OFFER_RIDE, "offer-" + taxi, taxi);
            }
            if (booking.timer() == BookingProgress.Timer.NOT_STARTED) {
                decisions.add(startTimer(ride.patienceSeconds()));
            }
        }

        /// Stops what is no longer needed, tells everybody, and closes when all of that is done. What is still under
        /// way is waited for, so that no result is lost.
        private void finish(Verdict verdict) throws StepExhausted {
            if (booking.timer() == BookingProgress.Timer.RUNNING) {
                decisions.add(cancelTimer());
            }
            switch (verdict) {
                case Verdict.NoTaxi _, Verdict.Nobody _ -> tellCustomer(verdict.result());
                case Verdict.Confirmed confirmed -> {
                    tellCustomer(verdict.result());
                    tellDriver(confirmed.taxi(), "yours");
                }
                case Verdict.Cancelled _ -> {
                    // The customer knows.
                }
            }
            for (String taxi : booking.latecomers()) {
                tellDriver(taxi, "taken");
            }
            if (!schedules && !booking.hasOpenStep()) {
                decisions.add(verdict instanceof Verdict.Cancelled ? cancel(verdict) : complete(verdict));
            }
        }

        private void tellCustomer(String what) throws StepExhausted {
            need(TaxiActivity.TELL_CUSTOMER, "tell-customer", what);
        }

        private void tellDriver(String taxi, String what) throws StepExhausted {
            need(TaxiActivity.TELL_DRIVER, "tell-" + taxi, taxi + " " + what);
        }

        /// Schedules a step unless it is under way or done.
        private void need(TaxiActivity activity, String key, String input) throws StepExhausted {
            Step step = booking.step(key);
            if (step == null) {
                schedule(activity, key, 1, input);
            } else if (step.state() == Step.State.FAILED) {
                if (step.attempts() == MOST_ATTEMPTS) {
                    throw new StepExhausted(step);
                }
                schedule(activity, key, step.attempts() + 1, input);
            }
        }

        private void schedule(TaxiActivity activity, String key, int attempt, String input) {
            decisions.add(Decision.builder()
                    .decisionType(DecisionType.SCHEDULE_ACTIVITY_TASK)
                    .scheduleActivityTaskDecisionAttributes(task -> task.activityType(StockTypes.type(activity))
                            .activityId(Step.activityId(key, attempt))
                            .control(key)
                            .input(input))
                    .build());
            schedules = true;
        }
    }

    private static Decision startTimer(int seconds) {
        return Decision.builder()
                .decisionType(DecisionType.START_TIMER)
                .startTimerDecisionAttributes(
                        timer -> timer.timerId(StockTypes.PATIENCE).startToFireTimeout(String.valueOf(seconds)))
                .build();
    }

    private static Decision cancelTimer() {
        return Decision.builder()
                .decisionType(DecisionType.CANCEL_TIMER)
                .cancelTimerDecisionAttributes(timer -> timer.timerId(StockTypes.PATIENCE))
                .build();
    }

    private static Decision complete(Verdict verdict) {
        return Decision.builder()
                .decisionType(DecisionType.COMPLETE_WORKFLOW_EXECUTION)
                .completeWorkflowExecutionDecisionAttributes(close -> close.result(verdict.result()))
                .build();
    }

    private static Decision cancel(Verdict verdict) {
        return Decision.builder()
                .decisionType(DecisionType.CANCEL_WORKFLOW_EXECUTION)
                .cancelWorkflowExecutionDecisionAttributes(close -> close.details(verdict.result()))
                .build();
    }

    private static Decision fail(String reason, String details) {
        return Decision.builder()
                .decisionType(DecisionType.FAIL_WORKFLOW_EXECUTION)
                .failWorkflowExecutionDecisionAttributes(
                        close -> close.reason(reason).details(details))
                .build();
    }

    /// A step has failed too often.
    private static final class StepExhausted extends Exception {
        private StepExhausted(Step step) {
            super(step.key() + " has failed " + step.attempts() + " times, the last time with: " + step.result());
        }
    }
}
