package dev.furrow.api;

/// Whether a domain or type may be used for new work.
public enum RegistrationStatus {
    REGISTERED,
    DEPRECATED
}
