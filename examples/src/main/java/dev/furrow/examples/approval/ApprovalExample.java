package dev.furrow.examples.approval;

import dev.furrow.Furrow;
import dev.furrow.examples.Example;
import java.io.PrintStream;

/// A stapler needs no approval, a tractor does.
public final class ApprovalExample implements Example {

    /// Needs nothing.
    public ApprovalExample() {}

    @Override
    public String summary() {
        return "an activity that a human answers, whenever that is";
    }

    @Override
    @SuppressWarnings("try") // The worker only has to be there.
    public void run(Furrow furrow, String id, PrintStream out) throws InterruptedException {
        Inbox inbox = new Inbox();
        try (var worker = furrow.worker("approvals")
                .workflows(ApprovalWorkflow.class)
                .activities(inbox)
                .start()) {
            Approval small = furrow.client().workflow(Approval.class, "stapler-" + id);
            out.println("stapler: " + small.request(new Expense("stapler", 12)));

            Approval large = furrow.client().workflow(Approval.class, "tractor-" + id);
            var handle = furrow.client().start(() -> large.request(new Expense("tractor", 90_000)));
            // region human
            var question = inbox.questions.take(); // days later, in another process
            furrow.client().completion(question.token()).complete(new Verdict(true, "Ann"));
            // endregion
            out.println(question.expense().what() + ": " + handle.result());
        }
    }
}
