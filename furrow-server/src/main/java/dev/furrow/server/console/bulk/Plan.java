package dev.furrow.server.console.bulk;

import dev.furrow.api.ChildPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is to be done to many, as it is kept in a file.
///
/// @param id names the job
/// @param user who has asked; empty for a stranger
/// @param domain of the executions
/// @param action `signal`, `cancel` or `terminate`
/// @param state where the job stands
/// @param createdAt when it was planned
/// @param startsAt when it begins or has begun; null before that is decided
/// @param endedAt when it ended; null before
/// @param total how many executions
/// @param left how many were left out because they are closed
/// @param signal the name of the signal; null if it is none
/// @param input of the signal
/// @param reason of the termination
/// @param details of the termination
/// @param childPolicy of the termination
public record Plan(
        String id,
        String user,
        String domain,
        String action,
        State state,
        Instant createdAt,
        @Nullable Instant startsAt,
        @Nullable Instant endedAt,
        int total,
        int left,
        @Nullable String signal,
        @Nullable String input,
        @Nullable String reason,
        @Nullable String details,
        @Nullable ChildPolicy childPolicy) {
    /// Where a job stands.
    public enum State {
        /// Listed, and nothing more.
        PLANNED,
        /// Begins in a moment unless it is taken back.
        WAITING,
        /// Under way.
        RUNNING,
        /// Everything was tried.
        DONE,
        /// Somebody has stopped it.
        STOPPED,
        /// The server has stopped meanwhile, or who has asked may no longer ask.
        INTERRUPTED
    }

    Plan in(State other, @Nullable Instant starts, @Nullable Instant ended) {
        return new Plan(
                id,
                user,
                domain,
                action,
                other,
                createdAt,
                starts,
                ended,
                total,
                left,
                signal,
                input,
                reason,
                details,
                childPolicy);
    }

    Plan with(
            @Nullable String newSignal,
            @Nullable String newInput,
            @Nullable String newReason,
            @Nullable String newDetails,
            @Nullable ChildPolicy newPolicy) {
        return new Plan(
                id,
                user,
                domain,
                action,
                state,
                createdAt,
                startsAt,
                endedAt,
                total,
                left,
                newSignal,
                newInput,
                newReason,
                newDetails,
                newPolicy);
    }
}
