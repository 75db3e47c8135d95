package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;

import dev.furrow.api.shape.Text;

/// Allows a deprecated domain again.
///
/// @param name the name
public record UndeprecateDomainRequest(@Text(DOMAIN_NAME) String name) implements Request {}
