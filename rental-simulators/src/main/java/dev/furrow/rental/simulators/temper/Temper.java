package dev.furrow.rental.simulators.temper;

import java.time.Duration;
import java.util.SplittableRandom;

/// How a provider behaves.
///
/// @param failure how probable it is that something that was accepted fails later: a message, a call
/// @param outage how probable it is that a request is refused because the provider has a problem of its own
/// @param least the shortest time between two steps
/// @param most the longest
public record Temper(double failure, double outage, Duration least, Duration most) {
    public Temper {
        requireProbability("failure", failure);
        requireProbability("outage", outage);
        if (least.isNegative() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException("Delays go from " + least + " to " + most + ", which is no range");
        }
    }

    private static void requireProbability(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("A probability of " + what + " is from 0 to 1, and this is " + value);
        }
    }

    /// Nothing goes wrong, and everything takes a tenth of a second.
    public static Temper calm() {
        return new Temper(0, 0, Duration.ofMillis(100), Duration.ofMillis(100));
    }

    /// An ordinary day: one message in fifty is lost, one request in two hundred meets a problem.
    public static Temper everyday() {
        return new Temper(0.02, 0.005, Duration.ofMillis(200), Duration.ofSeconds(3));
    }

    /// How long a step takes.
    public Duration delay(SplittableRandom random) {
        long spread = most.minus(least).toNanos();
        return spread == 0 ? least : least.plusNanos(random.nextLong(spread + 1));
    }
}
