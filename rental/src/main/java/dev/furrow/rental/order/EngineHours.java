package dev.furrow.rental.order;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What machines say about their engines.
public interface EngineHours {

    /// How long a machine's engine ran between two moments; empty if it has not reported around both.
    Optional<Duration> between(String equipmentId, Instant from, Instant to);
}
