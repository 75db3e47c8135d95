package dev.furrow.rental.notice;

/// Tells people. What is told is kept and shown in the application whatever else happens to it.
public interface Notices {

    /// Tells somebody.
    ///
    /// @param key the same key tells the same person once only
    void tell(String key, Notice notice, Urgency urgency);
}
