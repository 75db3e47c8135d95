package dev.furrow.activity;

/// Heartbeats in the background until it is closed.
public interface KeepAlive extends AutoCloseable {

    /// Ends the heartbeats.
    ///
    /// @throws dev.furrow.workflow.CancelledException if the activity was asked to cancel meanwhile
    @Override
    void close();
}
