package dev.furrow.demo.taxi;

/// The drivers, as the application sees them: somebody whom it can reach, and who may answer with a signal.
@FunctionalInterface
public interface Drivers {
    /// An offer has reached a driver. The same one may come twice.
    void offered(String workflowId, String runId, String taxi);
}
