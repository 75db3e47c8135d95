package dev.furrow.engine.lane;

import dev.furrow.api.fault.Fault;
import dev.furrow.engine.turn.Turn;

/// Something for a lane to decide: a request, a message, the start of a task.
public interface Work {
    /// Decides. May throw a [Fault] before it has brought anything about.
    void decide(Turn turn);

    /// Hears that the decision is durable, or that it was a refusal which can be told. Runs on the committer's thread
    /// and must not hold it up.
    void settled(Turn turn);

    /// Hears that the work cannot be done now; it is dropped.
    void turnedAway(Fault why);

    /// Hears that the store takes no writes, so that the work cannot be done now; it is dropped.
    ///
    /// @param look shows the runs as they are; nothing that is done with it is kept
    default void turnedAway(Fault why, Turn look) {
        turnedAway(why);
    }

    /// What it goes before, and behind what, when the lane cannot keep up.
    default Urgency urgency() {
        return Urgency.FINISHES;
    }

    /// Whether the work writes, so that it must wait or be turned away while the store takes no writes.
    default boolean writes() {
        return true;
    }

    /// Whether the work waits while the store takes no writes, instead of being turned away.
    default boolean waitsForRoom() {
        return false;
    }
}
