package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;

import dev.furrow.api.shape.Text;

/// Shows a domain and its retention.
///
/// @param name the name
public record DescribeDomainRequest(@Text(DOMAIN_NAME) String name) implements Request {}
