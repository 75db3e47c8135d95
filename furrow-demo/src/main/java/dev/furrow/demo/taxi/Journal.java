package dev.furrow.demo.taxi;

/// Hears of the steps of bookings, for somebody who watches. Called from many threads.
@FunctionalInterface
public interface Journal {
    /// A step.
    ///
    /// @param workflowId of the booking
    /// @param who takes it
    /// @param what happens, in words that go on behind `who`
    void step(String workflowId, String who, String what);
}
