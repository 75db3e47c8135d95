package dev.furrow.engine.decision;

import dev.furrow.engine.quota.Quotas;
import dev.furrow.engine.quota.Throttle;
import dev.furrow.engine.registry.Registry;

/// What decisions are measured by, beside the run itself.
///
/// @param registry the types, as published
/// @param quotas how much of everything there may be
/// @param throttle how fast
/// @param lambda whether Lambda functions can be called at all
public record Rules(Registry registry, Quotas quotas, Throttle throttle, boolean lambda) {}
