package dev.furrow.examples.taxi;

import dev.furrow.Furrow;
import dev.furrow.examples.Example;
import java.io.PrintStream;
import java.util.List;

/// Books twice: once in town, where a driver accepts, and once where there are no taxis.
public final class TaxiExample implements Example {

    /// Needs nothing.
    public TaxiExample() {}

    @Override
    public String summary() {
        return "a booking that waits four minutes for a driver";
    }

    @Override
    @SuppressWarnings("try") // The worker only has to be there.
    public void run(Furrow furrow, String id, PrintStream out) {
        Company company = new Company(furrow, id, out);
        try (var worker = furrow.worker("taxi")
                .workflows(TaxiBookingWorkflow.class)
                .activities(Dispatch.class, company)
                .start()) {
            for (String from : List.of("Station", "North Pole")) {
                Ride ride = new Ride(from + "-" + id, from, "Airport");
                // region client
                var booking = furrow.client().workflow(TaxiBooking.class, "booking-" + ride.id());
                var handle = furrow.client().start(() -> booking.book(ride));
                String message = switch (handle.result()) {
                    case Booking.Confirmed(var driver) -> "driver " + driver.id() + " comes";
                    case Booking.Unavailable(var why) -> why;
                };
                // endregion
                out.println(from + ": " + message);
            }
        }
    }

    /// A company with two drivers in town, of whom the second accepts whatever is offered.
    private record Company(Furrow furrow, String id, PrintStream out) implements Dispatch {
        @Override
        public List<Driver> nearby(Ride ride) {
            return ride.from().equals("Station") ? List.of(new Driver("Bo"), new Driver("Cy")) : List.of();
        }

        @Override
        public void offer(Ride ride, List<Driver> drivers) {
            out.println("offered to " + drivers);
            // What the driver's application does, some time later.
            furrow.client().workflow(TaxiBooking.class, "booking-" + ride.id()).accept(drivers.get(1));
        }

        @Override
        public void confirm(Ride ride, Driver driver) {
            out.println("confirmed to " + driver.id());
        }

        @Override
        public void askToTryLater(Ride ride) {
            out.println("asked to try later");
        }
    }
}
