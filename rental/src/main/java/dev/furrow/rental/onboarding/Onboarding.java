package dev.furrow.rental.onboarding;

import dev.furrow.rental.equipment.Supplier;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.State;
import dev.furrow.workflow.WorkflowType;

/// Somebody becomes a supplier, or does not.
@WorkflowType(version = "1.0", executionTimeout = "90d", decisionTimeout = "10s")
public interface Onboarding {
    @Execute
    Supplier.Status welcome(String supplierId);

    /// A document has come, or somebody has decided.
    @Signal
    void changed();

    @State
    Supplier.Status status();

    /// The execution's name.
    static String idOf(String supplierId) {
        return "onboarding-" + supplierId;
    }
}
