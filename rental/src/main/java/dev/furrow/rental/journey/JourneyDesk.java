package dev.furrow.rental.journey;

import dev.furrow.activity.ActivityType;
import dev.furrow.rental.order.OrderState;
import java.time.Duration;

/// What the workflow has done for it. Every activity may run twice and has its effect once.
@ActivityType(version = "1.0", startToClose = "10s", attempts = 8)
interface JourneyDesk {

    /// How the order stands now, with durations in the workflow's time.
    Standing look(String orderId);

    /// Begins to look for somebody.
    ///
    /// @return how the order stands since then
    Standing seek(String orderId);

    /// Tells those whom a state concerns.
    void tell(String orderId, OrderState state, int step);

    /// Reminds those who must do something next: come, be there, or pay.
    void remind(String orderId, int step, int time);

    /// Makes the bill.
    ///
    /// @return how the order stands since then
    Standing bill(String orderId);

    /// Ends what nobody began in time.
    void expire(String orderId);

    /// Asks the desk of the area to look after it.
    void needsDesk(String orderId);

    /// How long a bill may stay unpaid before somebody is reminded, in the workflow's time.
    Duration paymentReminder();
}
