package dev.furrow.engine.quota;

/// The size of a token bucket and the speed at which it fills.
///
/// @param size tokens when full
/// @param perSecond tokens that it gains in a second
public record Rate(int size, int perSecond) {}
