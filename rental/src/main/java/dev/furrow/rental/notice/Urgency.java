package dev.furrow.rental.notice;

/// How loudly somebody is told; each step includes the quieter ones.
public enum Urgency {
    /// In the application and by push.
    QUIET,
    /// By SMS, too.
    TEXT,
    /// By a call.
    CALL
}
