package dev.furrow.workflow;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether and when something that has failed is tried again. Exceptions that a method declares are answers, not
/// accidents, and are never retried; neither are cancellations.
///
/// The n-th pause is `firstDelay × factor^(n-1)`, at most `maxDelay`, give or take `jitter`. Whole seconds,
/// rounded up.
///
/// @param attempts how often altogether, 1 or more; [Integer#MAX_VALUE] for no bound
/// @param firstDelay before the second attempt
/// @param factor how the pauses grow, 1 or more
/// @param maxDelay the longest pause
/// @param jitter a fraction of the pause, 0 to 1, by which it varies
/// @param retryOn names of exception classes to retry; empty for all
/// @param notOn names of exception classes not to retry
/// @param within how long all attempts and the pauses between them may take, from the first call; no attempt begins
///        after that. Null for no bound
public record RetryPolicy(
        int attempts,
        Duration firstDelay,
        double factor,
        Duration maxDelay,
        double jitter,
        List<String> retryOn,
        List<String> notOn,
        @Nullable Duration within) {

    /// One attempt.
    public static final RetryPolicy NONE = attempts(1);

    /// Checks the numbers.
    public RetryPolicy {
        if (attempts < 1
                || factor < 1
                || jitter < 0
                || jitter > 1
                || firstDelay.isNegative()
                || maxDelay.isNegative()) {
            throw new IllegalArgumentException("A retry policy needs attempts and factor of 1 or more, jitter from 0 to"
                    + " 1 and no negative delay, not " + attempts + ", " + factor + ", " + jitter + ", " + firstDelay
                    + " and " + maxDelay);
        }
        if (within != null && within.isNegative()) {
            throw new IllegalArgumentException("Attempts cannot take " + within);
        }
        retryOn = List.copyOf(retryOn);
        notOn = List.copyOf(notOn);
    }

    /// That many attempts, with pauses of 1 s, doubling to at most a minute, give or take a fifth.
    public static RetryPolicy attempts(int attempts) {
        return new RetryPolicy(
                attempts, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0.2, List.of(), List.of(), null);
    }

    /// With other pauses.
    public RetryPolicy delays(Duration first, double growth, Duration longest) {
        return new RetryPolicy(attempts, first, growth, longest, jitter, retryOn, notOn, within);
    }

    /// With another variation of the pauses.
    public RetryPolicy jitter(double fraction) {
        return new RetryPolicy(attempts, firstDelay, factor, maxDelay, fraction, retryOn, notOn, within);
    }

    /// Only after these exceptions. The class must be exactly the one that was thrown.
    public RetryPolicy retryOn(Class<?>... types) {
        return new RetryPolicy(attempts, firstDelay, factor, maxDelay, jitter, names(types), notOn, within);
    }

    /// Not after these exceptions. The class must be exactly the one that was thrown.
    public RetryPolicy notOn(Class<?>... types) {
        return new RetryPolicy(attempts, firstDelay, factor, maxDelay, jitter, retryOn, names(types), within);
    }

    /// With a bound for the time that all attempts take together.
    public RetryPolicy within(Duration time) {
        return new RetryPolicy(attempts, firstDelay, factor, maxDelay, jitter, retryOn, notOn, time);
    }

    private static List<String> names(Class<?>[] types) {
        return Arrays.stream(types).map(Class::getName).toList();
    }

    /// Whether a failure is worth another attempt, if any are left.
    public boolean covers(Failure failure) {
        return switch (failure) {
            case Failure.Application application ->
                !notOn.contains(application.type()) && (retryOn.isEmpty() || retryOn.contains(application.type()));
            case Failure.TimedOut timedOut -> retryOn.isEmpty() && timedOut.which() != Failure.Limit.SCHEDULE_TO_CLOSE;
            case Failure.Canceled canceled -> false;
            case Failure.Terminated terminated -> false;
            case Failure.NotStarted notStarted -> false;
        };
    }

    /// The pause after an attempt.
    ///
    /// @param attempt the one that has failed, from 1
    /// @param chance from 0 to 1; where in the range of the jitter
    public Duration delayAfter(int attempt, double chance) {
        double seconds = Math.min(
                firstDelay.toMillis() / 1000.0 * Math.pow(factor, attempt - 1.0), maxDelay.toMillis() / 1000.0);
        double varied = seconds * (1 + jitter * (2 * chance - 1));
        return Duration.ofMillis(Math.round(varied * 1000));
    }
}
