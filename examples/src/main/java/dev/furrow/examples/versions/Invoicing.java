package dev.furrow.examples.versions;

import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.WorkflowType;

/// Sends an invoice and waits until it is paid.
@WorkflowType(version = "1.0", executionTimeout = "90d")
interface Invoicing {

    /// What was done, in order.
    @Execute
    String invoice(String customer);

    @Signal
    void paid();
}
