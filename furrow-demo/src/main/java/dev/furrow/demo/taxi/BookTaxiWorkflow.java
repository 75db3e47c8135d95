package dev.furrow.demo.taxi;

import dev.furrow.workflow.ActivityOptions;
import dev.furrow.workflow.CancelledException;
import dev.furrow.workflow.Promise;
import dev.furrow.workflow.RetryPolicy;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One booking. Find nearby taxis of the type; if there are none, ask the customer to try later. Else offer the ride
/// to all of them and wait for a driver to accept, for some minutes. The first who accepts gets the ride, every later
/// one is told no; if nobody does, ask the customer to try again. Until a driver has accepted the customer may
/// cancel.
// region workflow
final class BookTaxiWorkflow implements BookTaxi {
    private static final ActivityOptions AGAIN_AT_ONCE =
            ActivityOptions.defaults().retry(RetryPolicy.attempts(5).delays(Duration.ZERO, 1, Duration.ZERO));

    private final Dispatch dispatch = Workflow.activities(Dispatch.class, AGAIN_AT_ONCE);
    private final DriverDesk drivers = Workflow.activities(DriverDesk.class, AGAIN_AT_ONCE);
    private final CustomerDesk customers = Workflow.activities(CustomerDesk.class, AGAIN_AT_ONCE);
    private final Journal journal;
    private final Set<String> answered = new HashSet<>();
    private List<String> taxis = List.of();
    private List<Promise<@Nullable Void>> offers = List.of();
    private @Nullable String winner;
    private boolean settled;
    private int latecomers;

    BookTaxiWorkflow(Journal journal) {
        this.journal = journal;
    }

    @Override
    public String book(Ride ride) {
        try {
            taxis = Workflow.shielded(() -> dispatch.findTaxis(ride)); // what is under way is waited for
            if (!taxis.isEmpty()) {
                offer(ride);
            }
        } catch (CancelledException cancelled) {
            if (winner == null) {
                settled = true;
                Workflow.shielded(this::awaitOthers);
                tell("closes: cancelled by the customer");
                throw cancelled;
            }
        }
        settled = true;
        return Workflow.shielded(this::conclude);
    }

    private void offer(Ride ride) {
        tell("offers the ride to " + String.join(" ", taxis) + ", waits " + ride.patienceSeconds()
                + " s for an answer");
        offers = taxis.stream()
                .map(taxi -> Workflow.async("offer-" + taxi, () -> Workflow.shielded(() -> drivers.offerRide(taxi))))
                .toList();
        Workflow.await(Duration.ofSeconds(ride.patienceSeconds()), () -> winner != null);
    }

    private String conclude() {
        String verdict = verdict();
        var customer = Workflow.async("customer", () -> customers.tellCustomer(verdict));
        if (winner != null) {
            drivers.tellDriver(winner, "yours");
        }
        customer.join();
        awaitOthers();
        tell("closes: " + verdict);
        return verdict;
    }

    private String verdict() {
        if (taxis.isEmpty()) {
            return "no taxi";
        }
        return winner == null ? "nobody accepted" : "confirmed " + winner;
    }

    private void awaitOthers() {
        Workflow.all(offers);
        Workflow.await(() -> latecomers == 0);
    }

    /// Only drivers who were asked can accept. A driver who says so twice has said it once.
    @Override
    public void accepted(String taxi) {
        if (!taxis.contains(taxi) || !answered.add(taxi)) {
            return;
        }
        if (settled || winner != null) {
            latecomers++;
            Workflow.shielded(() -> drivers.tellDriver(taxi, "taken"));
            latecomers--;
        } else {
            winner = taxi;
        }
    }

    /// For those who watch, who shall hear everything once.
    private void tell(String what) {
        if (!Workflow.replaying()) {
            journal.step(Workflow.info().workflowId(), "decider", what);
        }
    }
}
// endregion
