package dev.furrow.api.shape;

/// A record with rules that reach across its members.
public interface Checked {
    /// Rules that come before the constraints of single members. Members may be absent or null here even where the
    /// record says otherwise: nothing has been checked yet.
    ///
    /// @throws dev.furrow.api.fault.Fault when a rule is broken
    default void checkBeforeConstraints() {}

    /// Rules on a record whose members are valid each by itself.
    ///
    /// @throws dev.furrow.api.fault.Fault when a rule is broken
    default void checkAfterConstraints() {}
}
