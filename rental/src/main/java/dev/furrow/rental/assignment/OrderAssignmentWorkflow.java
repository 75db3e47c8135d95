package dev.furrow.rental.assignment;

import dev.furrow.rental.assignment.Progress.Stage;
import dev.furrow.rental.notice.Urgency;
import dev.furrow.spring.FurrowWorkflow;
import dev.furrow.workflow.CancelledException;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The search for one order. No thread and no request waits for it, though it may take days.
///
/// Those who are asked get a push at first, an SMS after a third of their time and a call after two thirds.
// region workflow
@FurrowWorkflow
public class OrderAssignmentWorkflow implements OrderAssignment {
    private final AssignmentDesk desk = Workflow.activities(AssignmentDesk.class);
    private final Set<String> hopeless = new HashSet<>();
    private boolean settled;
    private Progress progress = new Progress(Stage.SEARCHING, 1, 0, 0, List.of());

    @Override
    public Assignment assign(Attempt attempt) {
        var order = attempt.orderId();
        var round = attempt.round();
        try {
            var candidates = desk.rank(order, round);
            var rules = candidates.rules();
            var standing = ask(order, round, candidates);
            if (standing.winner() != null) {
                stage(Stage.ASSIGNED, round);
                return new Assignment.To(standing.winner());
            }
            if (!standing.isWanted()) {
                stage(Stage.NOT_WANTED, round);
                return new Assignment.NotWanted();
            }
            if (round >= rules.maxRounds()) {
                stage(Stage.UNFILLED, round);
                desk.unfilled(order, round);
                return new Assignment.Unfilled(round);
            }
            stage(Stage.WAITING_TO_RETRY, round);
            Workflow.await(rules.retryAfter(), () -> settled);
            return Workflow.continueAsNew(OrderAssignment.class).assign(new Attempt(order, round + 1));
        } catch (CancelledException cancelled) {
            stage(Stage.CANCELLED, round);
            Workflow.shielded(() -> desk.withdraw(order));
            throw cancelled;
        }
    }

    /// Asks one after another, or a few at a time, until somebody accepts or the time of the round is up.
    private Standing ask(String order, int round, Candidates candidates) {
        var rules = candidates.rules();
        var all = candidates.machines();
        var closing = Workflow.now().plus(rules.acceptWithin());
        for (int place = 1; place <= all.size(); place += rules.batch()) {
            var machines = all.subList(place - 1, Math.min(all.size(), place - 1 + rules.batch()));
            progress = new Progress(Stage.ASKING, round, place, all.size(), machines);
            var offers = desk.offer(order, round, place, machines);
            if (!offers.isEmpty()) {
                wait(order, round, offers, shorter(rules.perSupplier(), closing));
            }
            var standing = desk.close(order, round);
            if (!standing.isWanted() || !Workflow.now().isBefore(closing)) {
                return standing;
            }
        }
        return desk.close(order, round);
    }

    private void wait(String order, int round, List<String> offers, Duration time) {
        for (var louder : List.of(Urgency.TEXT, Urgency.CALL)) {
            if (Workflow.await(time.dividedBy(3), () -> isAnswered(offers))) {
                return;
            }
            desk.insist(order, round, louder);
        }
        Workflow.await(time.minus(time.dividedBy(3).multipliedBy(2)), () -> isAnswered(offers));
    }

    private boolean isAnswered(List<String> offers) {
        return settled || hopeless.containsAll(offers);
    }

    private static Duration shorter(Duration wait, Instant end) {
        var left = Duration.between(Workflow.now(), end);
        return wait.compareTo(left) < 0 ? wait : left;
    }

    private void stage(Stage stage, int round) {
        progress = new Progress(stage, round, progress.place(), progress.candidates(), List.of());
    }

    @Override
    public void accepted(String offerId) {
        settled = true;
    }

    @Override
    public void declined(String offerId) {
        hopeless.add(offerId);
    }

    @Override
    public void overtaken(String offerId) {
        hopeless.add(offerId);
    }

    @Override
    public void settled() {
        settled = true;
    }

    @Override
    public Progress progress() {
        return progress;
    }
}
// endregion
