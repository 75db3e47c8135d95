package dev.furrow.demo.check;

import static dev.furrow.demo.check.BookingHistories.asPlanned;
import static dev.furrow.demo.check.BookingHistories.booking;
import static dev.furrow.demo.check.BookingHistories.plan;
import static dev.furrow.demo.check.BookingHistories.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.demo.people.Outcome;
import dev.furrow.demo.people.Plan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A right history is found right. Each way to be wrong is made by one change to a right one; the tests of the rules
/// show that it is found.
class HistoryCheckerTest {
    @ParameterizedTest
    @EnumSource(Outcome.class)
    void aBookingThatWentAsPlannedIsRight(Outcome outcome) {
        Plan plan = plan(outcome, 0);

        Report report = HistoryChecker.check(booking(plan, asPlanned(plan).events()));

        assertThat(report.problems()).isEmpty();
        assertThat(report.ended()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void aSearchThatHadToBeTriedAgainIsRight(int failures) {
        Plan plan = plan(Outcome.CONFIRMED, failures);

        assertThat(problems(plan, asPlanned(plan).events())).isEmpty();
    }
}
