package dev.furrow.rental.breakdown;

import dev.furrow.rental.assignment.Assignment;
import dev.furrow.rental.assignment.Attempt;
import dev.furrow.rental.assignment.OrderAssignment;
import dev.furrow.rental.breakdown.Breakdown.Status;
import dev.furrow.spring.FurrowWorkflow;
import dev.furrow.workflow.Promise;
import dev.furrow.workflow.Result;
import dev.furrow.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/// Asks the farmer, waits for the repair, finds another machine as a child of its own, and calls the desk whenever
/// nobody answers or nothing helps. Whatever it waits for, a machine that works again ends it.
// region workflow
@FurrowWorkflow
public class BreakdownCareWorkflow implements BreakdownCare {
    private final BreakdownDesk desk = Workflow.activities(BreakdownDesk.class);
    private Status status = Status.REPORTED;
    private @Nullable Choice choice;
    private int signals;

    @Override
    public Status care(String breakdownId) {
        var patience = desk.patience();
        note(breakdownId, Status.REPORTED);
        while (desk.isPaused(breakdownId)) {
            int heard = signals;
            var wanted = choice;
            choice = null;
            switch (wanted) {
                case null -> {
                    if (!Workflow.await(patience.choose(), () -> signals > heard)) {
                        note(breakdownId, Status.ESCALATED);
                        Workflow.await(() -> signals > heard);
                    }
                }
                case WAIT -> {
                    note(breakdownId, Status.WAITING);
                    if (!Workflow.await(patience.repair(), () -> signals > heard)) {
                        note(breakdownId, Status.ESCALATED);
                        Workflow.await(() -> signals > heard);
                    }
                }
                case REPLACE -> {
                    if (replaced(breakdownId)) {
                        return note(breakdownId, Status.REPLACED);
                    }
                }
                case END -> {
                    desk.endEarly(breakdownId);
                    return note(breakdownId, Status.CANCELLED);
                }
            }
        }
        return note(breakdownId, Status.RESUMED);
    }

    /// Looks for another machine, unless the first one works again meanwhile.
    private boolean replaced(String breakdownId) {
        note(breakdownId, Status.REPLACING);
        int heard = signals;
        var order = desk.replace(breakdownId);
        var search = Workflow.child(OrderAssignment.class, OrderAssignment.idOf(order));
        Promise<Assignment> end = Workflow.async("search", () -> search.assign(new Attempt(order, 1)));
        Workflow.await(() -> end.isDone() || signals > heard);
        if (!end.isDone()) {
            end.cancel();
        }
        if (isFound(end)) {
            desk.endEarly(breakdownId);
            return true;
        }
        desk.callOff(breakdownId);
        if (desk.isPaused(breakdownId) && choice == null) {
            note(breakdownId, Status.ESCALATED);
            int since = signals;
            Workflow.await(() -> signals > since || choice != null);
        }
        return false;
    }

    private static boolean isFound(Promise<Assignment> end) {
        return switch (end.settle()) {
            case Result.Ok<Assignment>(var assignment) -> assignment instanceof Assignment.To;
            case Result.Failed<Assignment>(var why) -> {
                Workflow.logger(BreakdownCareWorkflow.class)
                        .info("The search for a replacement ended: {}", why.toString());
                yield false;
            }
        };
    }

    private Status note(String breakdownId, Status reached) {
        status = reached;
        desk.note(breakdownId, reached);
        return reached;
    }

    @Override
    public void chosen(Choice wanted) {
        choice = wanted;
        signals++;
    }

    @Override
    public void moved() {
        signals++;
    }

    @Override
    public Status status() {
        return status;
    }
}
// endregion
