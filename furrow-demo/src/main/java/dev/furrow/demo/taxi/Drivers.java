package dev.furrow.demo.taxi;

import software.amazon.awssdk.services.swf.model.WorkflowExecution;

/// The drivers, as the application sees them: somebody whom it can reach, and who may answer with a signal.
@FunctionalInterface
public interface Drivers {
    /// An offer has reached a driver. The same one may come twice.
    void offered(WorkflowExecution booking, String taxi);
}
