package dev.furrow.api.sigv4;

import java.util.concurrent.ThreadLocalRandom;

/// How long a request takes that is refused for its signature: a multiple of a step, several times what the work
/// takes, and little beside the rest of a request.
///
/// @param begun when its work began, in nanoseconds of no particular origin
record Refusal(long begun) {
    static final long STEP_NANOS = 30_000;
    private static final int JITTER_NANOS = 1_000;

    static Refusal begin() {
        return new Refusal(System.nanoTime());
    }

    /// Waits for the end of the step, which is too short for a thread to be put to sleep; and for as little more as
    /// chance will have it, since the beat of the waiting itself could be seen in the last few nanoseconds.
    void takeItsTime() {
        long steps = (System.nanoTime() - begun) / STEP_NANOS + 1;
        long end = steps * STEP_NANOS + ThreadLocalRandom.current().nextInt(JITTER_NANOS);
        while (System.nanoTime() - begun < end) {
            Thread.onSpinWait();
        }
    }
}
