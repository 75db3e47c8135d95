package dev.furrow.rental.pool;

import dev.furrow.activity.ActivityType;
import java.time.Duration;

/// What the closing of a pool has done for it. Every activity may run twice and has its effect once.
@ActivityType(version = "1.0", startToClose = "60s", attempts = 8)
interface PoolDesk {

    /// How a pool stands, with the duration in the workflow's time.
    record Standing(boolean isFull, Duration untilClosing) {}

    Standing look(String poolId);

    /// Closes it: places an order for each member, one field after another.
    ///
    /// @return how many; none if nobody has joined
    int close(String poolId);
}
