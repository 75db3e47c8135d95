package dev.furrow.internal.worker;

import dev.furrow.internal.contract.ActivityMethod;
import java.util.function.Supplier;

/// An activity with the objects that do it.
///
/// @param method what it looks like from outside
/// @param target gives, for each task, whose method runs
public record RegisteredActivity(ActivityMethod method, Supplier<?> target) {}
