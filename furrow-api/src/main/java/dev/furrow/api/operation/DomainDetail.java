package dev.furrow.api.operation;

/// A domain and its settings.
///
/// @param domainInfo what is known of the domain
/// @param configuration the settings
public record DomainDetail(DomainInfo domainInfo, DomainConfiguration configuration) {}
