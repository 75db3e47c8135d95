package dev.furrow.demo.check;

import dev.furrow.api.event.HistoryEvent;
import dev.furrow.demo.taxi.TaxiActivity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The steps of the workflow stand in the order that its ending calls for, and everybody was told what is true.
final class StoryRule {
    private final IndexedHistory history;
    private final Landmarks marks;
    private final Problems problems;

    private StoryRule(IndexedHistory history, Problems problems) {
        this.history = history;
        this.marks = Landmarks.of(history);
        this.problems = problems;
    }

    static void check(IndexedHistory history, Problems problems) {
        StoryRule rule = new StoryRule(history, problems);
        switch (Ending.of(rule.marks.closing())) {
            case NO_TAXI -> rule.checkNoTaxi();
            case NOBODY -> rule.checkNobody();
            case CONFIRMED -> rule.checkConfirmed();
            case CANCELLED -> rule.checkCancelled();
            case OTHER -> {
                if (rule.marks.closing() != null) {
                    problems.add(Problems.name(rule.marks.closing()) + " is no ending that the workflow knows");
                }
            }
        }
        rule.checkLatecomers();
    }

    private void checkNoTaxi() {
        inOrder("FindTaxis completed", marks.found(), "TellCustomer completed", marks.toldCustomer());
        if (!marks.taxis().isEmpty()) {
            problems.add(Problems.name(marks.closing()) + " says no taxi, but " + Problems.name(marks.found())
                    + " found " + String.join(" ", marks.taxis()));
        }
        neverHappens("OfferRide scheduled", marks.firstOffer());
        neverHappens("TimerStarted", marks.timerStarted());
        notBefore("the cancel request", marks.cancelRequested(), marks.found());
        checkToldCustomer("no taxi");
    }

    private void checkNobody() {
        checkOffers();
        inOrder("TimerStarted", marks.timerStarted(), "TimerFired", marks.timerFired());
        inOrder("TimerFired", marks.timerFired(), "TellCustomer completed", marks.toldCustomer());
        notBefore("an acceptance", marks.accepted(), marks.timerFired());
        notBefore("the cancel request", marks.cancelRequested(), marks.timerFired());
        checkToldCustomer("nobody accepted");
    }

    private void checkConfirmed() {
        checkOffers();
        inOrder("OfferRide scheduled", marks.firstOffer(), "an acceptance", marks.accepted());
        inOrder("an acceptance", marks.accepted(), "TellCustomer completed", marks.toldCustomer());
        timerNotBefore(marks.accepted());
        notBefore("the cancel request", marks.cancelRequested(), marks.accepted());
        String taxi = Ending.taxi(marks.closing());
        HistoryEvent accepted = marks.accepted();
        if (accepted != null && !Landmarks.taxi(accepted).equals(taxi)) {
            problems.add(Problems.name(marks.closing()) + " gives the ride to " + taxi + ", but "
                    + Problems.name(accepted) + " came first, from " + Landmarks.taxi(accepted));
        }
        checkToldCustomer("confirmed " + taxi);
        checkToldDriver(taxi, "yours");
    }

    /// What comes together, for one decision, may be taken in either order: an acceptance or a cancel in the moment
    /// in which the timer fires is such a thing.
    private void timerNotBefore(@Nullable HistoryEvent other) {
        HistoryEvent fired = marks.timerFired();
        if (fired != null && other != null && history.isDecidedBetween(fired, other)) {
            notBefore("TimerFired", fired, other);
        }
    }

    private void checkCancelled() {
        HistoryEvent cancel = marks.cancelRequested();
        inOrder("the cancel request", cancel, "the end", marks.closing());
        notBefore("an acceptance", marks.accepted(), cancel);
        timerNotBefore(cancel);
        if (marks.taxis().isEmpty()) {
            notBefore("the search that found nothing", marks.found(), cancel);
        }
        neverHappens("TellCustomer completed", marks.toldCustomer());
    }

    /// Every taxi that was found gets an offer, and no other.
    private void checkOffers() {
        inOrder("FindTaxis completed", marks.found(), "OfferRide scheduled", marks.firstOffer());
        inOrder("FindTaxis completed", marks.found(), "TimerStarted", marks.timerStarted());
        Set<String> offered = history.activities(TaxiActivity.OFFER_RIDE).stream()
                .map(ActivityRun::input)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!offered.equals(new TreeSet<>(marks.taxis()))) {
            problems.add(Problems.name(marks.found()) + " found " + marks.taxis() + ", but the ride was offered to "
                    + offered);
        }
    }

    /// Who accepts and does not get the ride is told so.
    private void checkLatecomers() {
        String winner = Ending.taxi(marks.closing());
        Set<String> late = new LinkedHashSet<>();
        for (HistoryEvent accept : Landmarks.accepts(history, marks.taxis())) {
            late.add(Landmarks.taxi(accept));
        }
        late.remove(winner);
        late.forEach(taxi -> checkToldDriver(taxi, "taken"));
    }

    private void checkToldCustomer(String what) {
        for (ActivityRun run : history.activities(TaxiActivity.TELL_CUSTOMER)) {
            if (!run.input().equals(what)) {
                problems.add(run.name() + " tells the customer \"" + run.input() + "\" instead of \"" + what + "\"");
            }
        }
    }

    private void checkToldDriver(String taxi, String what) {
        List<ActivityRun> told = history.activities(TaxiActivity.TELL_DRIVER).stream()
                .filter(run -> run.input().startsWith(taxi + " "))
                .toList();
        if (told.stream().noneMatch(run -> run.completed() != null)) {
            problems.add(taxi + " accepted but was never told \"" + what + "\"");
        }
        for (ActivityRun run : told) {
            if (!run.input().equals(taxi + " " + what)) {
                problems.add(run.name() + " tells \"" + run.input() + "\" instead of \"" + taxi + " " + what + "\"");
            }
        }
    }

    private void inOrder(String first, @Nullable HistoryEvent one, String second, @Nullable HistoryEvent other) {
        if (one == null) {
            problems.add(Problems.name(marks.closing()) + " needs " + first + " before it, which is missing");
        } else if (other == null) {
            problems.add(Problems.name(marks.closing()) + " needs " + second + " before it, which is missing");
        } else if (one.eventId() > other.eventId()) {
            problems.add(second + ", " + Problems.name(other) + ", comes before " + first + ", " + Problems.name(one));
        }
    }

    private void notBefore(String what, @Nullable HistoryEvent event, @Nullable HistoryEvent other) {
        if (event != null && other != null && event.eventId() < other.eventId()) {
            problems.add(what + ", " + Problems.name(event) + ", should have settled the booking before "
                    + Problems.name(other) + " did");
        }
    }

    private void neverHappens(String what, @Nullable HistoryEvent event) {
        if (event != null) {
            problems.add(what + ", " + Problems.name(event) + ", does not belong to the ending "
                    + Problems.name(marks.closing()));
        }
    }
}
