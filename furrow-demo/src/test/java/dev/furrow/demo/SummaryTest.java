package dev.furrow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.demo.check.Report;
import dev.furrow.demo.people.EndedBooking;
import dev.furrow.demo.people.Outcome;
import dev.furrow.demo.people.Plan;
import dev.furrow.demo.people.SimulatedDrivers.Answers;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private final Output output = new Output();
    private final Screen screen = new Screen(output.writer(), Terminal.NONE, true);
    private final Tally tally = new Tally();
    private final Summary summary = new Summary(tally, screen);

    private void end(Outcome planned, Outcome ended, int millis, String... problems) {
        Plan plan = IntStream.rangeClosed(1, 10)
                .mapToObj(number -> Plan.of(1, number))
                .filter(p -> p.outcome() == planned)
                .findFirst()
                .orElseThrow();
        tally.end(
                new EndedBooking(
                        plan,
                        new WorkflowExecution("w", "r"),
                        false,
                        Duration.ofMillis(millis),
                        List.of(),
                        Answers.NONE,
                        false,
                        List.of()),
                new Report(ended, List.of(problems)));
    }

    @BeforeEach
    void sixBookingsOfWhichOneIsOpen() {
        IntStream.range(0, 6).forEach(_ -> tally.begin());
        end(Outcome.CONFIRMED, Outcome.CONFIRMED, 100);
        end(Outcome.CONFIRMED, Outcome.CONFIRMED, 300);
        end(Outcome.CONFIRMED, Outcome.CONFIRMED, 200);
        end(Outcome.CONTESTED, Outcome.NOBODY, 4_000);
        end(Outcome.CANCELLED, null, 0, "event 7 is odd");
    }

    @Test
    void theLineCountsWhatHasEnded() {
        assertThat(summary.line().strip())
                .isEqualTo("1 open, 5 over: 3 confirmed, 0 cancelled, 1 without taxi; 1 wrong");
    }

    @Test
    void theLineFitsATerminalAlsoAfterAnHour() {
        IntStream.range(0, 3_600).forEach(_ -> {
            tally.begin();
            end(Outcome.CONFIRMED, Outcome.CONFIRMED, 100);
        });

        assertThat(summary.line().length()).isLessThanOrEqualTo(80);
    }

    @Test
    void theTableShowsForEachOutcomeWhatWasPlannedAndWhatCame() {
        summary.print();

        assertThat(output.line("confirmed  ").split("\\s+"))
                .containsExactly("", "confirmed", "3", "3", "0", "0.20", "s", "0.30", "s");
        assertThat(output.line("raced").split("\\s+"))
                .containsExactly("", "confirmed,", "two", "drivers", "raced", "1", "0", "0");
        assertThat(output.line("nobody").split("\\s+"))
                .containsExactly("", "nobody", "accepted", "0", "1", "0", "4.00", "s", "4.00", "s");
        assertThat(output.line("cancelled in time").split("\\s+"))
                .containsExactly("", "cancelled", "in", "time", "1", "0", "1");
        assertThat(output.line("  all  ").split("\\s+")).containsExactly("", "all", "5", "4", "1");
    }
}
