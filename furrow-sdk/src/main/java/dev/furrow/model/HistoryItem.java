package dev.furrow.model;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One thing that a history tells of in several events: an activity, a timer, a child.
///
/// @param kind what it is
/// @param id the activity's or timer's id, the child's or receiver's workflowId; for a decision task empty
/// @param what its type, or the signal's name; empty for a timer and a decision task
/// @param state how it stands after the last event
/// @param begunIn the event with which it began
/// @param changedIn the last event that is about it
/// @param cancelRequested whether somebody has asked for it to be called off
public record HistoryItem(
        Kind kind, String id, String what, State state, long begunIn, long changedIn, boolean cancelRequested) {

    /// What a history tells of.
    public enum Kind {
        /// A decision task.
        DECISION,
        /// An activity.
        ACTIVITY,
        /// A timer.
        TIMER,
        /// A child workflow.
        CHILD,
        /// A signal to another execution.
        SIGNAL,
        /// A request to another execution to cancel.
        CANCEL,
        /// A call of a function.
        LAMBDA
    }

    /// How it stands.
    public enum State {
        /// The service has it.
        SCHEDULED,
        /// A worker has it, or the child runs.
        STARTED,
        /// It has ended well: completed, fired, delivered.
        COMPLETED,
        /// It has ended with a failure.
        FAILED,
        /// Its time was over.
        TIMED_OUT,
        /// It was called off.
        CANCELED,
        /// Somebody has ended it.
        TERMINATED,
        /// The service, or the receiver, did not take it.
        REFUSED;

        private static final Set<State> OPEN = EnumSet.of(SCHEDULED, STARTED);

        /// Whether nothing can happen to it any more.
        public boolean isEnd() {
            return !OPEN.contains(this);
        }
    }

    /// Whether something can still happen to it.
    public boolean isOpen() {
        return !state.isEnd();
    }

    HistoryItem now(State next, long event) {
        return new HistoryItem(kind, id, what, next, begunIn, event, cancelRequested);
    }

    HistoryItem cancelRequested(long event) {
        return new HistoryItem(kind, id, what, state, begunIn, event, true);
    }

    static HistoryItem begun(Kind kind, String id, @Nullable String what, State state, long event) {
        return new HistoryItem(kind, id, what == null ? "" : what, state, event, event, false);
    }

    /// For people.
    String describe() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + (id.isEmpty() ? "" : " " + id);
    }
}
