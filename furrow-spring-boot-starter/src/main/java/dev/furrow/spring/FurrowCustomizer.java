package dev.furrow.spring;

import dev.furrow.FurrowOptions;
import dev.furrow.WorkerOptions;

/// A bean that changes what the properties say, for example payloads or credentials. Several are asked in their
/// order.
public interface FurrowCustomizer {

    /// Changes how the service is reached.
    default FurrowOptions connection(FurrowOptions options) {
        return options;
    }

    /// Changes how a worker works.
    ///
    /// @param taskList which one it polls
    default WorkerOptions worker(String taskList, WorkerOptions options) {
        return options;
    }
}
