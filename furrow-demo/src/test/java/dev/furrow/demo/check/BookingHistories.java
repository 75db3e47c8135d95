package dev.furrow.demo.check;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.demo.people.EndedBooking;
import dev.furrow.demo.people.Outcome;
import dev.furrow.demo.people.Plan;
import dev.furrow.demo.people.SimulatedDrivers.Answers;
import dev.furrow.demo.taxi.City;
import dev.furrow.demo.taxi.TaxiActivity;
import dev.furrow.demo.taxi.TestHistory;
import dev.furrow.demo.worker.StockEvents;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.swf.model.HistoryEvent;

/// Histories as they should be, one for each outcome, written down from the workflow's description.
final class BookingHistories {
    private static final int PATIENCE = 4;

    private BookingHistories() {}

    /// A plan of this outcome, with as many failures of the map.
    static Plan plan(Outcome outcome, int mapFailures) {
        return IntStream.rangeClosed(1, 10_000)
                .mapToObj(number -> Plan.of(1, number))
                .filter(plan -> plan.outcome() == outcome && plan.mapFailures() == mapFailures)
                .findFirst()
                .orElseThrow();
    }

    /// The history of a booking that went as planned.
    static TestHistory asPlanned(Plan plan) {
        TestHistory history = TestHistory.of(plan.ride(PATIENCE));
        List<String> taxis = City.near(plan.place(), plan.type());
        history.decides();
        search(history, plan, taxis);
        if (taxis.isEmpty()) {
            tellCustomer(history.decides(), "no taxi");
            return history.decides().completes("no taxi");
        }
        long timer = offer(history.decides(), taxis);
        return switch (plan.outcome()) {
            case CONFIRMED, TOO_LATE, CONTESTED -> confirm(history, timer, plan.accepting());
            case CANCELLED ->
                history.customerCancels().decides().cancelsTimer(timer).cancels("cancelled by the customer");
            case NOBODY, NO_TAXI -> expire(history, timer);
        };
    }

    private static void search(TestHistory history, Plan plan, List<String> taxis) {
        String ride = plan.ride(PATIENCE).text();
        for (int attempt = 1; attempt <= plan.mapFailures(); attempt++) {
            history.fails(history.schedules(TaxiActivity.FIND_TAXIS, "find", attempt, ride), "The map does not answer")
                    .decides();
        }
        history.done(
                history.schedules(TaxiActivity.FIND_TAXIS, "find", plan.mapFailures() + 1, ride),
                String.join(" ", taxis));
    }

    private static long offer(TestHistory history, List<String> taxis) {
        List<Long> offers = taxis.stream()
                .map(taxi -> history.schedules(TaxiActivity.OFFER_RIDE, "offer-" + taxi, 1, taxi))
                .toList();
        long timer = history.startsTimer(PATIENCE);
        offers.forEach(offer -> history.done(offer, "delivered"));
        history.decides();
        return timer;
    }

    private static TestHistory confirm(TestHistory history, long timer, List<String> accepting) {
        accepting.forEach(history::accepts);
        history.decides().cancelsTimer(timer);
        String winner = accepting.getFirst();
        long customer = history.schedules(TaxiActivity.TELL_CUSTOMER, "tell-customer", 1, "confirmed " + winner);
        List<Long> drivers = accepting.stream()
                .map(taxi -> history.schedules(
                        TaxiActivity.TELL_DRIVER,
                        "tell-" + taxi,
                        1,
                        taxi + (taxi.equals(winner) ? " yours" : " taken")))
                .toList();
        history.done(customer, "told");
        drivers.forEach(driver -> history.done(driver, "told"));
        return history.decides().completes("confirmed " + winner);
    }

    private static TestHistory expire(TestHistory history, long timer) {
        history.timerFires(timer, PATIENCE).decides();
        tellCustomer(history, "nobody accepted");
        return history.decides().completes("nobody accepted");
    }

    private static void tellCustomer(TestHistory history, String what) {
        history.done(history.schedules(TaxiActivity.TELL_CUSTOMER, "tell-customer", 1, what), "told");
    }

    /// A booking of this plan in which everybody was answered as planned.
    static EndedBooking booking(Plan plan, List<HistoryEvent> history) {
        return new EndedBooking(
                plan,
                new WorkflowExecution(plan.workflowId(), "run"),
                false,
                Duration.ofSeconds(1),
                StockEvents.read(history),
                new Answers(Set.copyOf(plan.accepting()), Set.of()),
                plan.outcome() == Outcome.CANCELLED,
                List.of());
    }

    /// What is found wrong with a history.
    static List<String> problems(Plan plan, List<HistoryEvent> history) {
        return HistoryChecker.check(booking(plan, history)).problems();
    }
}
