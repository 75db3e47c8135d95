package dev.furrow.spi;

import dev.furrow.api.fault.FaultType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Something that a connection or a worker has measured.
public sealed interface Measured {

    /// How long it took.
    Duration took();

    /// A request was answered, refused or given up, with all its repetitions.
    ///
    /// @param operation the operation's name on the wire
    /// @param attempts how often it was sent
    /// @param fault what it was refused with; null if it was not, or if no answer came
    /// @param answered whether an answer came at all
    /// @param sentBytes how large the request was, without headers
    /// @param answerBytes how large the answer was; 0 where none came, and for a refusal
    record Requested(
            String operation,
            Duration took,
            int attempts,
            @Nullable FaultType fault,
            boolean answered,
            int sentBytes,
            int answerBytes)
            implements Measured {}

    /// A value that was too large for the history went to the store, or came back from it.
    ///
    /// @param bytes how large it was, compressed and encrypted as it lies there
    /// @param written whether it went there; false for a value that was read, which is remembered for a while and
    ///        then not counted again
    record Offloaded(Duration took, int bytes, boolean written) implements Measured {}

    /// A poll has ended without an exception.
    ///
    /// @param kind of task
    /// @param taskList which list
    /// @param brought whether it brought a task
    record Polled(TaskKind kind, String taskList, Duration took, boolean brought) implements Measured {}

    /// A decision task was worked on.
    ///
    /// @param type of the workflow
    /// @param version of the type
    /// @param warm whether the execution was in memory, so that nothing had to be replayed
    /// @param events how many events were looked at
    /// @param lastEventId how long the history is
    /// @param decisions how many were sent
    /// @param warmExecutions how many executions are in memory now
    /// @param end how it went
    record DecisionMade(
            String type,
            String version,
            Duration took,
            boolean warm,
            int events,
            long lastEventId,
            int decisions,
            int warmExecutions,
            DecisionEnd end)
            implements Measured {}

    /// An activity task was worked on.
    ///
    /// @param type of the activity
    /// @param version of the type
    /// @param attempt which attempt, from 1
    /// @param end how it went
    record ActivityRun(String type, String version, Duration took, int attempt, ActivityEnd end) implements Measured {}

    /// The two kinds of tasks.
    enum TaskKind {
        /// A decision.
        DECISION,
        /// An activity.
        ACTIVITY
    }

    /// How a decision task ends.
    enum DecisionEnd {
        /// The service has taken the decisions.
        MADE,
        /// The task had been closed meanwhile.
        TOO_LATE,
        /// The service has refused the decisions, all of them.
        REFUSED,
        /// No worker code fits: the type is not served, the code diverges from the history, or it threw an error.
        SUSPENDED
    }

    /// How an activity task ends.
    enum ActivityEnd {
        /// With a result.
        COMPLETED,
        /// With a failure.
        FAILED,
        /// It gave in to a request to cancel.
        CANCELED,
        /// Somebody else will end it.
        DEFERRED
    }
}
