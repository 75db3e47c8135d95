package dev.furrow.rental.breakdown;

import dev.furrow.activity.ActivityType;
import dev.furrow.rental.breakdown.Breakdown.Status;
import java.time.Duration;

/// What the workflow has done for it. Every activity may run twice and has its effect once.
@ActivityType(version = "1.0", startToClose = "10s", attempts = 8)
interface BreakdownDesk {

    /// How long people have, in the workflow's time.
    ///
    /// @param choose for the farmer to choose
    /// @param repair for the machine to work again
    record Patience(Duration choose, Duration repair) {}

    /// As business has it.
    Patience patience();

    /// Whether the order still stands still.
    boolean isPaused(String breakdownId);

    /// Writes down how far it has come, and tells those concerned.
    void note(String breakdownId, Status status);

    /// Places an order for the rest of the work, at no higher a price; it looks for somebody at once.
    ///
    /// @return the order's number
    String replace(String breakdownId);

    /// Calls the order for the rest off, because it is not needed any more.
    void callOff(String breakdownId);

    /// Ends the broken order with what was done, and has it billed.
    void endEarly(String breakdownId);
}
