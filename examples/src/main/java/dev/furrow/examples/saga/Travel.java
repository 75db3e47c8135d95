package dev.furrow.examples.saga;

import dev.furrow.workflow.Execute;
import dev.furrow.workflow.WorkflowType;
import java.util.List;

/// Books a journey as a whole or not at all.
@WorkflowType(version = "1.0", executionTimeout = "1d")
interface Travel {

    /// The numbers of the bookings.
    @Execute
    List<String> book(Journey journey) throws SoldOutException;
}
