package dev.furrow.model;

/// What the server holds after something was asked to be there.
///
/// @param info the server's values, whatever was declared
/// @param drift how they differ from what was declared
/// @param fresh whether it was registered by this call
public record Registered<T>(T info, Drift drift, boolean fresh) {}
