package dev.furrow.examples.saga;

import dev.furrow.Furrow;
import dev.furrow.examples.Example;
import java.io.PrintStream;

/// Two journeys: one that works out, and one for which there is no car.
public final class SagaExample implements Example {

    /// Needs nothing.
    public SagaExample() {}

    @Override
    public String summary() {
        return "a journey booked as a whole or not at all, with compensation";
    }

    @Override
    @SuppressWarnings("try") // The worker only has to be there.
    public void run(Furrow furrow, String id, PrintStream out) {
        try (var worker = furrow.worker("travel")
                .workflows(TravelWorkflow.class)
                .activities(Providers.class, new Agencies(out))
                .start()) {
            for (String to : new String[] {"Lisbon", "Skellig Michael"}) {
                Journey journey = new Journey(to.replace(' ', '-') + "-" + id, to);
                // region client
                try {
                    var bookings =
                            furrow.client().workflow(Travel.class, journey.id()).book(journey);
                    out.println(to + ": " + String.join(", ", bookings));
                } catch (SoldOutException soldOut) {
                    out.println(to + ": " + soldOut.getMessage());
                }
                // endregion
            }
        }
    }

    /// There are flights and hotels wherever one likes, but no cars on an island.
    private record Agencies(PrintStream out) implements Providers {
        @Override
        public String bookFlight(Journey journey) {
            return "flight F-1";
        }

        @Override
        public String bookHotel(Journey journey) {
            return "hotel H-2";
        }

        @Override
        public String rentCar(Journey journey) {
            if (journey.to().equals("Skellig Michael")) {
                throw new SoldOutException("no cars on " + journey.to());
            }
            return "car C-3";
        }

        @Override
        public void cancelFlight(Journey journey) {
            out.println("flight cancelled");
        }

        @Override
        public void cancelHotel(Journey journey) {
            out.println("hotel cancelled");
        }

        @Override
        public void returnCar(Journey journey) {
            out.println("car cancelled, if there was one");
        }
    }
}
