package dev.furrow.rental.simulators.time;

import java.time.Duration;
import java.time.Instant;

/// The only clock of the simulators, and what does things later.
public interface Timeline {
    Instant now();

    /// Runs a task once, not before a delay has passed.
    void after(Duration delay, Runnable task);
}
