package dev.furrow.demo.check;

import dev.furrow.api.event.EventType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.WorkflowExecutionStarted;
import dev.furrow.demo.people.EndedBooking;
import dev.furrow.demo.people.Outcome;
import dev.furrow.demo.people.Plan;
import dev.furrow.demo.taxi.City;
import dev.furrow.demo.taxi.TaxiActivity;
import java.util.List;

/// The booking went as planned. Two deviations are no fault of anybody's: time may run out before a driver's
/// acceptance or a customer's cancel arrives, on a slow machine or while the demo is not running.
final class PlanRule {
    private final EndedBooking booking;
    private final IndexedHistory history;
    private final Landmarks marks;
    private final Problems problems;

    private PlanRule(EndedBooking booking, IndexedHistory history, Problems problems) {
        this.booking = booking;
        this.history = history;
        this.marks = Landmarks.of(history);
        this.problems = problems;
    }

    static void check(EndedBooking booking, IndexedHistory history, Problems problems) {
        PlanRule rule = new PlanRule(booking, history, problems);
        rule.checkInput();
        rule.checkSearch();
        rule.checkEnding();
    }

    private void checkInput() {
        HistoryEvent started = history.first(EventType.WorkflowExecutionStarted);
        if (started == null) {
            return;
        }
        String input = ((WorkflowExecutionStarted) started.attributes()).input();
        String wish = booking.plan().ride(0).text();
        String withoutPatience = wish.substring(0, wish.lastIndexOf(' ') + 1);
        if (input == null || !input.startsWith(withoutPatience)) {
            problems.add(Problems.name(started) + " has the input \"" + input + "\" instead of \"" + withoutPatience
                    + "...\"");
        }
    }

    private void checkSearch() {
        Plan plan = booking.plan();
        List<String> expected = City.near(plan.place(), plan.type());
        if (marks.found() != null && !marks.taxis().equals(expected)) {
            problems.add(Problems.name(marks.found()) + " has the result " + marks.taxis() + " instead of " + expected);
        }
        List<ActivityRun> searches = history.activities(TaxiActivity.FIND_TAXIS);
        long failed = count(searches, EventType.ActivityTaskFailed);
        long timedOut = count(searches, EventType.ActivityTaskTimedOut);
        // A worker that died may have taken a failure with it, and who cancels does not wait for the next attempt.
        boolean all = timedOut == 0 && marks.found() != null;
        if (failed > plan.mapFailures() || (all && failed < plan.mapFailures())) {
            problems.add("FindTaxis failed " + failed + " times instead of " + plan.mapFailures() + " times");
        }
    }

    private static long count(List<ActivityRun> runs, EventType closed) {
        return runs.stream()
                .flatMap(run -> run.closed().stream())
                .filter(event -> event.eventType() == closed)
                .count();
    }

    private void checkEnding() {
        Ending ending = Ending.of(marks.closing());
        Ending planned = Ending.planned(booking.plan().outcome());
        if (marks.closing() != null && ending != planned && !mayDeviate(ending)) {
            problems.add(Problems.name(marks.closing()) + " ends it as " + ending + ", but the plan was "
                    + booking.plan().outcome());
        }
    }

    private boolean mayDeviate(Ending ending) {
        if (ending != Ending.NOBODY) {
            return false;
        }
        Outcome planned = booking.plan().outcome();
        return switch (planned) {
            case CONFIRMED, CONTESTED, TOO_LATE -> booking.continued() || everybodyTried();
            // An acknowledged cancel that came in time is missed by the rules of the story.
            case CANCELLED -> booking.continued() || triedToCancel();
            case NOBODY, NO_TAXI -> false;
        };
    }

    private boolean everybodyTried() {
        return booking.plan().accepting().stream()
                .allMatch(taxi -> booking.drivers().acknowledged().contains(taxi)
                        || booking.drivers().refused().contains(taxi));
    }

    private boolean triedToCancel() {
        return !booking.cancelAcknowledged() || marks.cancelRequested() != null;
    }
}
