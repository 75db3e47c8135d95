package dev.furrow.plan;

import org.jspecify.annotations.Nullable;

/// Two values together, such as a day and a country.
///
/// @param first of the first list
/// @param second of the second list
public record Pair<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) {}
