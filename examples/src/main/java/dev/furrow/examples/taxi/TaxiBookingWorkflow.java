package dev.furrow.examples.taxi;

import dev.furrow.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One booking, from the wish to the end.
// region workflow
class TaxiBookingWorkflow implements TaxiBooking {
    private final Dispatch dispatch = Workflow.activities(Dispatch.class);
    private @Nullable Driver accepted;

    @Override
    public Booking book(Ride ride) {
        var drivers = dispatch.nearby(ride);
        if (drivers.isEmpty()) {
            return unavailable(ride, "no taxi nearby");
        }

        dispatch.offer(ride, drivers);
        Workflow.await(Duration.ofMinutes(4), () -> accepted != null);
        if (accepted == null) {
            return unavailable(ride, "nobody accepted in time");
        }
        dispatch.confirm(ride, accepted);
        return new Booking.Confirmed(accepted);
    }

    @Override
    public void accept(Driver driver) {
        if (accepted == null) {
            accepted = driver; // the first one wins
        }
    }

    private Booking unavailable(Ride ride, String why) {
        dispatch.askToTryLater(ride);
        return new Booking.Unavailable(why);
    }
}
// endregion
