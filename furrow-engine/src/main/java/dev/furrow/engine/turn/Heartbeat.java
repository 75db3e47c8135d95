package dev.furrow.engine.turn;

import dev.furrow.engine.id.RunKey;
import org.jspecify.annotations.Nullable;

/// What the last heartbeat of an open activity task brought; stored beside the history.
///
/// @param run the run
/// @param scheduledEventId the task
/// @param at when it came, in milliseconds since 1970
/// @param details what it said
public record Heartbeat(
        RunKey run,
        long scheduledEventId,
        long at,
        @Nullable String details) {}
