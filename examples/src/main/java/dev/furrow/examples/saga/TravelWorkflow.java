package dev.furrow.examples.saga;

import dev.furrow.workflow.Workflow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// One journey. Whatever ends it early, also a cancellation, what may have been booked is undone, the last first.
// region workflow
class TravelWorkflow implements Travel {
    private final Providers providers = Workflow.activities(Providers.class);
    private final ArrayDeque<Runnable> compensations = new ArrayDeque<>();

    @Override
    public List<String> book(Journey journey) throws SoldOutException {
        try {
            List<String> bookings = new ArrayList<>();
            bookings.add(step(() -> providers.bookFlight(journey), () -> providers.cancelFlight(journey)));
            bookings.add(step(() -> providers.bookHotel(journey), () -> providers.cancelHotel(journey)));
            bookings.add(step(() -> providers.rentCar(journey), () -> providers.returnCar(journey)));
            return bookings;
        } catch (RuntimeException failed) {
            Workflow.shielded(() -> compensations.forEach(Runnable::run));
            throw failed;
        }
    }

    /// The way back is noted before the way is gone: a booking whose answer is lost may have been made.
    private String step(Supplier<String> booking, Runnable compensation) {
        compensations.push(compensation);
        return booking.get();
    }
}
// endregion
