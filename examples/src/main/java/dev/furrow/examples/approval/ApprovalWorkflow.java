package dev.furrow.examples.approval;

import dev.furrow.workflow.ActivityFailedException;
import dev.furrow.workflow.Failure;
import dev.furrow.workflow.Workflow;

/// One expense. It cannot tell whether a program or a human answers.
// region workflow
class ApprovalWorkflow implements Approval {
    private static final int SMALL = 50;
    private final Managers managers = Workflow.activities(Managers.class);

    @Override
    public String request(Expense expense) {
        if (expense.euros() <= SMALL) {
            return "approved, being small";
        }
        try {
            var verdict = managers.ask(expense);
            return (verdict.approved() ? "approved by " : "refused by ") + verdict.by();
        } catch (ActivityFailedException silence) {
            if (silence.failure() instanceof Failure.TimedOut) {
                return "refused: nobody has looked at it";
            }
            throw silence;
        }
    }
}
// endregion
