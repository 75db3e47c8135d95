package dev.furrow.demo.check;

import dev.furrow.demo.people.EndedBooking;

/// Checks a booking that is over by all rules.
public final class HistoryChecker {
    private HistoryChecker() {}

    /// What there is to say about a booking.
    public static Report check(EndedBooking booking) {
        IndexedHistory history = new IndexedHistory(booking.history());
        Problems problems = new Problems();
        problems.addAll(booking.complaints());
        EventSequence.check(history, problems);
        DecisionTaskRule.check(history, problems);
        ActivityRule.check(history, problems);
        TimerRule.check(history, problems);
        RefusalRule.check(history, problems);
        StoryRule.check(history, problems);
        PlanRule.check(booking, history, problems);
        WitnessRule.check(booking, history, problems);
        Ending ending = Ending.of(Landmarks.of(history).closing());
        return new Report(
                ending == Ending.planned(booking.plan().outcome())
                        ? booking.plan().outcome()
                        : ending.outcome(),
                problems.sentences());
    }
}
