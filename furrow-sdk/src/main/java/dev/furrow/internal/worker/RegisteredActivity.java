package dev.furrow.internal.worker;

import dev.furrow.internal.contract.ActivityMethod;

/// An activity with the object that does it.
///
/// @param method what it looks like from outside
/// @param target whose method runs
public record RegisteredActivity(ActivityMethod method, Object target) {}
