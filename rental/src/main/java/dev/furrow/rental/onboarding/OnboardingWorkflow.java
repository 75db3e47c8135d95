package dev.furrow.rental.onboarding;

import dev.furrow.rental.equipment.Supplier.Status;
import dev.furrow.spring.FurrowWorkflow;
import dev.furrow.workflow.Workflow;

/// Waits for documents and for a decision, and reminds whoever is waited for: the applicant ten times, then the
/// application lapses; the desk for ever, because an applicant who has done everything must get an answer.
// region workflow
@FurrowWorkflow
public class OnboardingWorkflow implements Onboarding {
    private static final int REMINDERS = 10;

    private final OnboardingDesk desk = Workflow.activities(OnboardingDesk.class);
    private Status status = Status.APPLIED;
    private int signals;

    @Override
    public Status welcome(String supplierId) {
        var pause = desk.reminder();
        int reminders = 0;
        while (true) {
            int heard = signals;
            var before = status;
            status = desk.look(supplierId);
            if (status != Status.APPLIED && status != Status.VERIFYING) {
                desk.decided(supplierId);
                return status;
            }
            if (status != before || reminders == 0) {
                reminders = 1;
                desk.remind(supplierId, status, reminders);
            }
            if (!Workflow.await(pause, () -> signals > heard)) {
                reminders++;
                if (status == Status.APPLIED && reminders > REMINDERS) {
                    desk.lapse(supplierId);
                } else {
                    desk.remind(supplierId, status, reminders);
                }
            }
        }
    }

    @Override
    public void changed() {
        signals++;
    }

    @Override
    public Status status() {
        return status;
    }
}
// endregion
