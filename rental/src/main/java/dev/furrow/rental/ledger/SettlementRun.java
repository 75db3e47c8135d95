package dev.furrow.rental.ledger;

import dev.furrow.rental.money.Money;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.State;
import dev.furrow.workflow.WorkflowType;
import org.jspecify.annotations.Nullable;

/// Pays all suppliers what they are owed, each once in a run, however often the run's worker dies.
@WorkflowType(version = "1.0", executionTimeout = "1d", decisionTimeout = "10s")
public interface SettlementRun {
    @Execute
    Paid run(String runId);

    @State
    @Nullable Paid soFar();

    /// What has been paid.
    record Paid(int suppliers, Money sum) {}

    /// The execution's name.
    static String idOf(String runId) {
        return "settlement-" + runId;
    }
}
