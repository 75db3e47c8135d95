package dev.furrow.internal.replay;

import org.jspecify.annotations.Nullable;

/// Names that the SDK keeps for itself.
public final class Ids {
    /// The strand that runs the workflow's method.
    static final String MAIN = "main";
    /// A timer that fires at once: more decisions follow than fitted.
    static final String MORE = "furrow.more";
    /// Timers of an execution that waits for code that fits its history.
    public static final String PARK = "furrow.park.";
    /// Markers of patches.
    static final String PATCH = "furrow.patch.";
    /// Markers of results that an earlier run came to.
    static final String REUSED = "furrow.reused:";
    /// A signal that says why a cancellation follows.
    public static final String CANCEL_REASON = "furrow.cancel-reason";

    private static final String UPDATE = "furrow.update:";
    private static final String ANSWER = "furrow.answer:";
    private static final String REFUSAL = "furrow.refusal:";

    private Ids() {}

    /// One call of a method with `@Update`: a signal there, a marker back.
    ///
    /// @param call unique among all calls
    /// @param name of the update
    public record UpdateCall(String call, String name) {

        /// The call that a signal is; null if it is a signal like any other.
        static @Nullable UpdateCall read(String signalName) {
            if (!signalName.startsWith(UPDATE)) {
                return null;
            }
            int end = signalName.indexOf(':', UPDATE.length());
            return end < 0
                    ? null
                    : new UpdateCall(signalName.substring(UPDATE.length(), end), signalName.substring(end + 1));
        }

        /// The name of the signal that carries it.
        public String signal() {
            return UPDATE + call + ":" + name;
        }

        /// The name of the marker with what the method returned.
        public String answer() {
            return ANSWER + call;
        }

        /// The name of the marker with what the method threw.
        public String refusal() {
            return REFUSAL + call;
        }
    }
}
