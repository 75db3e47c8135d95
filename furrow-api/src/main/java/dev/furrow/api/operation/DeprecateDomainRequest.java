package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;

import dev.furrow.api.shape.Text;

/// Bars a domain and its types from new runs.
///
/// @param name the name
public record DeprecateDomainRequest(@Text(DOMAIN_NAME) String name) implements Request {}
