package dev.furrow.examples.versions;

import dev.furrow.workflow.Workflow;

/// As it was: on paper.
// region before
class FirstInvoicingWorkflow implements Invoicing {
    private final Office office = Workflow.activities(Office.class);
    private boolean paid;

    @Override
    public String invoice(String customer) {
        String done = office.print(customer) + ", " + office.post(customer);
        Workflow.await(() -> paid);
        return done + ", " + office.thank(customer);
    }

    @Override
    public void paid() {
        paid = true;
    }
}
// endregion
