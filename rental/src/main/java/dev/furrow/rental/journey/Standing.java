package dev.furrow.rental.journey;

import dev.furrow.rental.order.OrderState;
import java.time.Duration;

/// An order as its workflow sees it.
///
/// @param version of the order, which grows with each change
/// @param step how many moves it has made
/// @param isNews whether others are told of such a state
/// @param isReplacement whether the workflow of a breakdown looks for somebody who does it
/// @param untilReminder how long until its people are reminded
/// @param untilOverdue how long until nobody may start it any more
record Standing(
        OrderState state,
        int version,
        int step,
        boolean isNews,
        boolean isReplacement,
        Duration untilReminder,
        Duration untilOverdue) {}
