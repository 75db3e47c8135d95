package dev.furrow.rental.notification;

import dev.furrow.activity.ActivityType;

/// What the workflow has done for it. Every activity may run twice and has its effect once.
// region activities
@ActivityType(version = "1.0", startToClose = "60s", attempts = 6)
public interface TellingDesk {

    /// Which channels, in which order, not before when; durations in the workflow's time.
    Plan plan(Told told);

    /// Sends by a channel.
    Sent send(Told told, Channel channel);
}
// endregion
