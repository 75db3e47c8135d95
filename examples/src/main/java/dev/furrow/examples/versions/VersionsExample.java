package dev.furrow.examples.versions;

import dev.furrow.Furrow;
import dev.furrow.Worker;
import dev.furrow.WorkflowHandle;
import dev.furrow.examples.Example;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/// One invoice begins on the old code and ends on the new, another begins on the new.
public final class VersionsExample implements Example {

    /// Needs nothing.
    public VersionsExample() {}

    @Override
    public String summary() {
        return "a change of code while executions are open, guarded by a patch";
    }

    @Override
    @SuppressWarnings("try") // The workers only have to be there.
    public void run(Furrow furrow, String id, PrintStream out) throws InterruptedException {
        Clerk clerk = new Clerk();
        var first = furrow.client().workflow(Invoicing.class, "first-" + id);
        WorkflowHandle<String> begunBefore;
        try (Worker old = worker(furrow, FirstInvoicingWorkflow.class, clerk)) {
            begunBefore = furrow.client().start(() -> first.invoice("Ada"));
            clerk.posted.await();
        }
        try (Worker renewed = worker(furrow, InvoicingWorkflow.class, clerk)) {
            var second = furrow.client().workflow(Invoicing.class, "second-" + id);
            var begunAfter = furrow.client().start(() -> second.invoice("Ben"));
            first.paid();
            second.paid();
            out.println("begun before: " + begunBefore.result());
            out.println("begun after:  " + begunAfter.result());
        }
    }

    private static Worker worker(Furrow furrow, Class<?> workflow, Office office) {
        return furrow.worker("invoices")
                .workflows(workflow)
                .activities(Office.class, office)
                .start();
    }

    private static final class Clerk implements Office {
        private final CountDownLatch posted = new CountDownLatch(1);

        @Override
        public String print(String customer) {
            return "printed";
        }

        @Override
        public String post(String customer) {
            posted.countDown();
            return "posted";
        }

        @Override
        public String mail(String customer) {
            return "mailed";
        }

        @Override
        public String thank(String customer) {
            return customer + " thanked";
        }
    }
}
