package dev.furrow.demo.taxi;

import org.jspecify.annotations.Nullable;

/// One thing that a booking has an activity do, over as many attempts as it takes. The decider finds it again in the
/// history by its key, which it hands the service as `control`; the activityId must be another for every attempt.
///
/// @param key what is done, unique in a booking: `find`, `offer-T12`, `tell-customer`
/// @param attempts how many were made
/// @param state of the last attempt
/// @param result of the attempt that succeeded, or the reason why the last one did not
record Step(String key, int attempts, State state, @Nullable String result) {
    enum State {
        OPEN,
        DONE,
        FAILED
    }

    /// The activityId of an attempt.
    static String activityId(String key, int attempt) {
        return key + "-" + attempt;
    }

    /// Which attempt an activityId stands for.
    static int attempt(String activityId) {
        return Integer.parseInt(activityId.substring(activityId.lastIndexOf('-') + 1));
    }

    Step ended(State how, @Nullable String what) {
        return new Step(key, attempts, how, what);
    }
}
