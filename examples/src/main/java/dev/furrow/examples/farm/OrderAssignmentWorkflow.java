package dev.furrow.examples.farm;

import dev.furrow.examples.farm.Progress.Stage;
import dev.furrow.workflow.CancelledException;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One order. No thread and no request waits for it, though it may take two weeks.
// region workflow
class OrderAssignmentWorkflow implements OrderAssignment {
    private final Suppliers suppliers = Workflow.activities(Suppliers.class);
    private final Farmers farmers = Workflow.activities(Farmers.class);
    private final Set<String> offered = new LinkedHashSet<>();
    private Progress progress = new Progress(Stage.SEARCHING, 1, null);
    private @Nullable String winner;

    @Override
    public Assignment assign(Attempt attempt) {
        var order = attempt.order();
        var round = attempt.round();
        try {
            var rules = suppliers.rules();
            ask(order, round, rules);
            if (winner != null) {
                progress = new Progress(Stage.ASSIGNED, round, winner);
                farmers.confirmed(order, winner);
                return new Assignment.To(winner);
            }
            if (round >= rules.maxRounds()) {
                progress = new Progress(Stage.UNFILLED, round, null);
                farmers.nobodyFound(order);
                return new Assignment.Unfilled(round);
            }
            progress = new Progress(Stage.WAITING_TO_RETRY, round, null);
            Workflow.sleep(rules.retryAfter());
            return Workflow.continueAsNew(OrderAssignment.class).assign(new Attempt(order, round + 1));
        } catch (CancelledException cancelled) {
            progress = new Progress(Stage.CANCELLED, round, null);
            Workflow.shielded(() -> suppliers.withdraw(order, offered));
            throw cancelled;
        }
    }

    /// Asks one after another until somebody accepts or time is up.
    private void ask(Order order, int round, Rules rules) {
        var closing = Workflow.now().plus(rules.acceptWithin());
        for (var supplier : suppliers.candidates(order)) {
            progress = new Progress(Stage.OFFERED, round, supplier);
            offered.add(supplier); // before the offer: what may have been sent must be withdrawn, too
            suppliers.offer(order, supplier);
            Workflow.await(shorter(rules.perSupplier(), closing), () -> winner != null);
            if (winner != null || !Workflow.now().isBefore(closing)) {
                return;
            }
        }
    }

    private static Duration shorter(Duration wait, Instant end) {
        var left = Duration.between(Workflow.now(), end);
        return wait.compareTo(left) < 0 ? wait : left;
    }

    /// The first one wins, also one whose two minutes are over while somebody else is being asked.
    @Override
    public void accepted(String supplier) {
        if (winner == null && progress.stage() == Stage.OFFERED && offered.contains(supplier)) {
            winner = supplier;
        }
    }

    @Override
    public Progress progress() {
        return progress;
    }
}
// endregion
