package dev.furrow.engine.turn;

import dev.furrow.engine.id.RunKey;

/// A Lambda function that a run has scheduled and that is to be called once that is durable.
///
/// @param run the run
/// @param scheduledEventId the event that scheduled it
public record LambdaCall(RunKey run, long scheduledEventId) {}
