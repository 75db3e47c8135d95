package dev.furrow.examples.versions;

import dev.furrow.workflow.Workflow;

/// As it is now. The next deployment but one may drop the old way, once
/// `client.executions().open()` shows nobody who began before.
// region after
class InvoicingWorkflow implements Invoicing {
    private final Office office = Workflow.activities(Office.class);
    private boolean paid;

    @Override
    public String invoice(String customer) {
        String done;
        if (Workflow.patched("by-mail")) {
            done = office.mail(customer);
        } else {
            done = office.print(customer) + ", " + office.post(customer);
        }
        Workflow.await(() -> paid);
        return done + ", " + office.thank(customer);
    }

    @Override
    public void paid() {
        paid = true;
    }
}
// endregion
