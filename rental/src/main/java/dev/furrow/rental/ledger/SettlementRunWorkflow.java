package dev.furrow.rental.ledger;

import dev.furrow.spring.FurrowWorkflow;
import dev.furrow.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/// One supplier after another, five at a time.
// region workflow
@FurrowWorkflow
public class SettlementRunWorkflow implements SettlementRun {
    private static final int AT_ONCE = 5;

    private final SettlementDesk desk = Workflow.activities(SettlementDesk.class);
    private @Nullable Paid soFar;

    @Override
    public Paid run(String runId) {
        var sum = desk.nothing();
        soFar = new Paid(0, sum);
        for (var amount : Workflow.map(desk.owed(), AT_ONCE, supplier -> desk.pay(runId, supplier))) {
            sum = sum.plus(amount);
            soFar = new Paid(soFar.suppliers() + 1, sum);
        }
        return soFar;
    }

    @Override
    public @Nullable Paid soFar() {
        return soFar;
    }
}
// endregion
